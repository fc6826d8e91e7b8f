using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Entra;
using HybridTrust.Simulation.Client;

namespace HybridTrust.Simulation.Tests;

/// <summary>Applications, service principals and consents as Graph treats them.</summary>
public sealed class GraphApplicationTests : IAsyncLifetime
{
    private static readonly Guid Exchange = new("00000002-0000-0ff1-ce00-000000000000");

    private readonly ImmediateTime _time = new();
    private TestEstate _estate = null!;

    private EstateDirectory Directory => new(_estate.Http, _time);

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_name_is_no_identity_two_applications_may_share_one()
    {
        var first = await CreateAsync();
        var second = await CreateAsync();

        Assert.NotEqual(first.ApplicationId, second.ApplicationId);
        Assert.Equal(2, (await Directory.FindApplicationsAsync("EXCHANGESERVERAPP", default)).Count);
    }

    [Fact]
    public async Task A_listed_application_shows_no_key_and_a_single_one_does()
    {
        var application = await CreateAsync();
        var certificate = GraphTests.NewCertificate();
        await Directory.ReplaceApplicationKeysAsync(application.Id, [], [new KeyToWrite(certificate.RawData, "AsymmetricX509Cert", "Verify")], default);

        var list = await _estate.GetAsync("graph/v1.0/applications?$filter=displayName eq 'ExchangeServerApp'&$select=id,keyCredentials");

        Assert.Equal(JsonValueKind.Null, list.GetProperty("value")[0].GetProperty("keyCredentials")[0].GetProperty("key").ValueKind);
        Assert.NotNull(Assert.Single((await Directory.FindApplicationAsync(application.ApplicationId!.Value, default))!.Keys).Key);
    }

    [Fact]
    public async Task Trap_5_an_application_keeps_a_key_that_quotes_its_id_and_a_service_principal_refuses_it()
    {
        var application = await CreateAsync();
        await Directory.ReplaceApplicationKeysAsync(
            application.Id, [], [new KeyToWrite(GraphTests.NewCertificate().RawData, "AsymmetricX509Cert", "Verify") { DisplayName = "mine" }], default);
        var kept = Assert.Single((await Directory.FindApplicationAsync(application.ApplicationId!.Value, default))!.Keys);

        var answer = await Directory.ReplaceApplicationKeysAsync(
            application.Id, [kept], [new KeyToWrite(GraphTests.NewCertificate().RawData, "AsymmetricX509Cert", "Verify")], default);

        Assert.IsType<DirectoryWrite.Accepted>(answer);
        Assert.Equal((kept.KeyId, "mine"), ((await Directory.FindApplicationAsync(application.ApplicationId.Value, default))!.Keys[0] is var key ? (key.KeyId, key.DisplayName) : default));
        var skype = await _estate.GetAsync(GraphTests.ByApplication(TestEstate.Skype) + "?$select=id,keyCredentials");
        var entry = JsonNode.Parse(skype.GetProperty("keyCredentials")[0].GetRawText())!.AsObject();
        entry["key"] = null;
        using var refused = await _estate.Http.PatchAsJsonAsync(
            $"graph/v1.0/servicePrincipals/{skype.GetProperty("id").GetString()}", new JsonObject { ["keyCredentials"] = new JsonArray(entry) });
        Assert.Equal(400, (int)refused.StatusCode);
    }

    [Fact]
    public async Task A_kept_key_with_another_name_is_refused()
    {
        var application = await CreateAsync();
        await Directory.ReplaceApplicationKeysAsync(application.Id, [], [new KeyToWrite(GraphTests.NewCertificate().RawData, "AsymmetricX509Cert", "Verify")], default);
        var kept = Assert.Single((await Directory.FindApplicationAsync(application.ApplicationId!.Value, default))!.Keys);

        var refused = Assert.IsType<DirectoryWrite.Refused>(
            await Directory.ReplaceApplicationKeysAsync(application.Id, [kept with { DisplayName = "another" }], [], default));

        Assert.Contains("is not allowed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principal_needs_an_application_and_there_is_one_for_each()
    {
        var application = (await CreateAsync()).ApplicationId!.Value;

        Assert.IsType<DirectoryWrite.Created>(await Directory.CreateServicePrincipalAsync(application, ["HideApp"], default));
        Assert.Equal(409, Assert.IsType<DirectoryWrite.Refused>(await Directory.CreateServicePrincipalAsync(application, [], default)).Status);
        Assert.Equal("NoBackingApplicationObject", Assert.IsType<DirectoryWrite.Refused>(await Directory.CreateServicePrincipalAsync(Guid.NewGuid(), [], default)).Code);
    }

    [Fact]
    public async Task Deleting_an_application_takes_its_principal_and_consents_with_it()
    {
        var application = await CreateAsync();
        var principal = await ConsentedAsync(application);

        Assert.IsType<DirectoryWrite.Accepted>(await Directory.DeleteApplicationAsync(application.Id, default));

        Assert.Null(await Directory.FindServicePrincipalAsync(application.ApplicationId!.Value, default));
        Assert.Empty(await Directory.ListAppRoleAssignmentsAsync(principal, default));
    }

    [Fact]
    public async Task A_consent_is_given_once_and_only_for_what_the_resource_offers()
    {
        var application = await CreateAsync();
        var principal = await ConsentedAsync(application);
        var exchange = (await Directory.FindServicePrincipalAsync(Exchange, default))!;

        var again = await Directory.AssignAppRoleAsync(principal, exchange.ObjectId, exchange.FindRole("full_access_as_app")!.Id, default);
        var unknown = await Directory.AssignAppRoleAsync(principal, exchange.ObjectId, Guid.NewGuid(), default);

        Assert.Contains("already exists", Assert.IsType<DirectoryWrite.Refused>(again).Message, StringComparison.Ordinal);
        Assert.Contains("was not found", Assert.IsType<DirectoryWrite.Refused>(unknown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consents_come_in_pages_that_name_the_next()
    {
        await using var paged = await TestEstate.StartAsync(file => file["tenant"]!["pageSize"] = 1);
        var directory = new EstateDirectory(paged.Http, _time);
        var application = (DirectoryWrite.Created)await directory.CreateApplicationAsync(new NewApplication("x", "", ""), default);
        var principal = ((DirectoryWrite.Created)await directory.CreateServicePrincipalAsync(application.ApplicationId!.Value, [], default)).Id;
        var exchange = (await directory.FindServicePrincipalAsync(Exchange, default))!;
        foreach (var role in exchange.AppRoles)
        {
            await directory.AssignAppRoleAsync(principal, exchange.ObjectId, role.Id, default);
        }

        var page = await paged.GetAsync($"graph/v1.0/servicePrincipals/{principal}/appRoleAssignments");

        Assert.Equal(1, page.GetProperty("value").GetArrayLength());
        Assert.Contains("$skiptoken=1", page.GetProperty("@odata.nextLink").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await directory.ListAppRoleAssignmentsAsync(principal, default)).Count);
    }

    [Fact]
    public async Task Throttling_may_come_without_Retry_After_and_the_client_backs_off()
    {
        await _estate.SwitchOnAsync("graph-throttled-silently", "{\"requests\":1}");
        using var bare = await _estate.Http.GetAsync(new Uri("graph/v1.0/applications", UriKind.Relative));
        Assert.Equal(429, (int)bare.StatusCode);
        Assert.Null(bare.Headers.RetryAfter);

        await _estate.SwitchOnAsync("graph-throttled-silently", "{\"requests\":2}");
        await CreateAsync();

        Assert.Equal([2, 4], _time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Single(await Directory.FindApplicationsAsync("ExchangeServerApp", default));
    }

    [Fact]
    public async Task A_second_writer_undoes_a_write_that_was_accepted()
    {
        await _estate.SwitchOnAsync("second-writer", $"{{\"appId\":\"{Exchange}\",\"requests\":1}}");
        var exchange = (await Directory.FindServicePrincipalAsync(Exchange, default))!;

        Assert.IsType<DirectoryWrite.Accepted>(await Directory.ReplaceTagsAsync(exchange.ObjectId, ["lost"], default));
        Assert.Empty((await Directory.FindServicePrincipalAsync(Exchange, default))!.Tags);
        await Directory.ReplaceTagsAsync(exchange.ObjectId, ["kept"], default);
        Assert.Equal(["kept"], (await Directory.FindServicePrincipalAsync(Exchange, default))!.Tags);
    }

    [Fact]
    public async Task A_new_object_is_not_seen_until_it_has_replicated()
    {
        await using var slow = await TestEstate.StartAsync(file => file["tenant"]!["replicationLagReads"] = 2);
        var directory = new EstateDirectory(slow.Http, _time);
        var id = ((DirectoryWrite.Created)await directory.CreateApplicationAsync(new NewApplication("x", "", ""), default)).ApplicationId!.Value;

        Assert.Null(await directory.FindApplicationAsync(id, default));
        Assert.Empty(await directory.FindApplicationsAsync("x", default));
        Assert.Single(await directory.FindApplicationsAsync("x", default));
    }

    [Fact]
    public async Task A_policy_on_the_life_of_keys_refuses_new_ones_and_leaves_old_ones()
    {
        await using var strict = await TestEstate.StartAsync(file => file["tenant"]!["longestKeyDays"] = 365);
        var directory = new EstateDirectory(strict.Http, _time);
        var skype = (await directory.FindServicePrincipalAsync(TestEstate.Skype, default))!;
        var kept = new KeyToWrite(skype.Keys[0].Key!.Value, "AsymmetricX509Cert", "Verify");

        var refused = await directory.ReplaceKeysAsync(skype.ObjectId, [kept, new KeyToWrite(GraphTests.NewCertificate().RawData, "AsymmetricX509Cert", "Verify")], default);

        Assert.Equal("CredentialInvalidLifetimeAsPerAppPolicy", Assert.IsType<DirectoryWrite.Refused>(refused).Code);
        Assert.IsType<DirectoryWrite.Accepted>(await directory.ReplaceKeysAsync(skype.ObjectId, [kept], default));
    }

    [Theory]
    [InlineData("""{"displayName":"x","signInAudience":"everybody"}""")]
    [InlineData("""{"signInAudience":"AzureADMyOrg"}""")]
    [InlineData("""{"displayName":"x","colour":"red"}""")]
    [InlineData("""[]""")]
    public async Task A_malformed_application_is_refused(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _estate.Http.PostAsync(new Uri("graph/v1.0/applications", UriKind.Relative), content);

        Assert.Equal(400, (int)response.StatusCode);
    }

    private async Task<DirectoryWrite.Created> CreateAsync() => Assert.IsType<DirectoryWrite.Created>(
        await Directory.CreateApplicationAsync(new NewApplication("ExchangeServerApp", "what it is for", "who made it"), default));

    private async Task<string> ConsentedAsync(DirectoryWrite.Created application)
    {
        var principal = ((DirectoryWrite.Created)await Directory.CreateServicePrincipalAsync(application.ApplicationId!.Value, [], default)).Id;
        var exchange = (await Directory.FindServicePrincipalAsync(Exchange, default))!;
        Assert.IsType<DirectoryWrite.Created>(
            await Directory.AssignAppRoleAsync(principal, exchange.ObjectId, exchange.FindRole("full_access_as_app")!.Id, default));
        return principal;
    }
}
