using System.Text.Json;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Directory;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Organizations;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Functions.Tests.Azure;

/// <summary>What goes over the wire to Graph, seen by a service that writes it down.</summary>
public sealed class GraphRequestTests
{
    private static readonly Guid Application = Guid.NewGuid();
    private readonly HurriedTime _time = new();

    [Fact]
    public async Task A_read_selects_the_keys_of_one_object_and_carries_the_token()
    {
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(context, 200, Principal("null")));
        using var directories = Directories(graph);

        var principal = await FindAsync(directories);

        var request = Assert.Single(graph.Requests);
        Assert.Equal($"/graph/v1.0/servicePrincipals(appId='{Application}')?$select=id,appId,displayName,servicePrincipalNames,tags,appRoles,keyCredentials", Uri.UnescapeDataString(request.Target));
        Assert.Equal("Bearer the-token", request.Header("Authorization"));
        Assert.Null(Assert.Single(principal!.Keys).Key);
    }

    [Fact]
    public async Task A_write_sends_key_type_and_usage_and_nothing_else()
    {
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(context, 204, ""));
        using var directories = Directories(graph);

        await directories.For(Tenant()).ReplaceKeysAsync("object", [new KeyToWrite(new byte[] { 1, 2 }, "AsymmetricX509Cert", "Verify")], CancellationToken.None);

        var request = Assert.Single(graph.Requests);
        Assert.Equal(("PATCH", "/graph/v1.0/servicePrincipals/object", "Bearer the-token"), (request.Method, request.Target, request.Header("Authorization")));
        var key = JsonDocument.Parse(request.Body).RootElement.GetProperty("keyCredentials").EnumerateArray().Single();
        Assert.Equal(["key", "type", "usage"], key.EnumerateObject().Select(p => p.Name).Where(n => n != "@odata.type").Order(StringComparer.Ordinal));
        Assert.Equal("AQI=", key.GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_kept_key_of_an_application_goes_back_by_its_id_without_the_key()
    {
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(context, 204, ""));
        using var directories = Directories(graph);
        var kept = new KeyCredential(
            Guid.NewGuid(), "AsymmetricX509Cert", "Verify", "C3EDCF181EF4F9B53D01768ECA99564014BCA6E7", new byte[] { 9 }, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "kept");

        await directories.For(Tenant()).ReplaceApplicationKeysAsync(
            "object", [kept], [new KeyToWrite(new byte[] { 1, 2 }, "AsymmetricX509Cert", "Verify") { DisplayName = "new" }], CancellationToken.None);

        var request = Assert.Single(graph.Requests);
        Assert.Equal(("PATCH", "/graph/v1.0/applications/object"), (request.Method, request.Target));
        var keys = JsonDocument.Parse(request.Body).RootElement.GetProperty("keyCredentials").EnumerateArray().ToList();
        Assert.Equal((kept.KeyId.ToString(), kept.CustomKeyIdentifier), (keys[0].GetProperty("keyId").GetString(), keys[0].GetProperty("customKeyIdentifier").GetString()));
        Assert.False(keys[0].TryGetProperty("key", out var value) && value.ValueKind is not JsonValueKind.Null);
        Assert.Equal(("AQI=", "new"), (keys[1].GetProperty("key").GetString(), keys[1].GetProperty("displayName").GetString()));
    }

    [Fact]
    public async Task Consents_are_read_to_the_last_page()
    {
        Uri? root = null;
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(
            context,
            200,
            context.Request.QueryString.HasValue
                ? $$"""{"value":[{{Consent("b")}}]}"""
                : $$"""{"@odata.nextLink":"{{root}}graph/v1.0/servicePrincipals/object/appRoleAssignments?$skiptoken=1","value":[{{Consent("a")}}]}"""));
        root = graph.Url;
        using var directories = Directories(graph);

        var consents = await directories.For(Tenant()).ListAppRoleAssignmentsAsync("object", CancellationToken.None);

        Assert.Equal(["a", "b"], consents.Select(c => c.Id));
        Assert.All(graph.Requests, request => Assert.Equal("Bearer the-token", request.Header("Authorization")));
    }

    [Fact]
    public async Task A_creation_whose_outcome_is_unclear_is_never_repeated()
    {
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(context, 503, "{}"));
        using var directories = Directories(graph);

        await Assert.ThrowsAsync<HttpRequestException>(
            () => directories.For(Tenant()).CreateApplicationAsync(new NewApplication("x", "", ""), CancellationToken.None));

        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task An_application_without_its_permissions_is_no_application_that_asks_for_nothing()
    {
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(
            context, 200, $$"""{"id":"x","appId":"{{Application}}","displayName":"y","keyCredentials":[]}"""));
        using var directories = Directories(graph);

        await Assert.ThrowsAsync<FormatException>(() => directories.For(Tenant()).FindApplicationAsync(Application, CancellationToken.None));
    }

    [Fact]
    public async Task Without_Retry_After_the_waits_double()
    {
        var answers = new Queue<int>([429, 503, 504]);
        await using var graph = await FakeService.StartAsync(
            (context, _) => answers.TryDequeue(out var status) ? AnswerAsync(context, status, "{}") : AnswerAsync(context, 200, Principal("null")));
        using var directories = Directories(graph);

        Assert.NotNull(await FindAsync(directories));
        Assert.Equal([2, 4, 8], _time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task A_404_that_is_not_Graphs_does_not_say_that_the_principal_is_absent()
    {
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(context, 404, """{"error":{"code":"ResourceNotFound","message":"no such host"}}"""));
        using var directories = Directories(graph);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync(directories));

        Assert.Contains("no such host", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_that_is_refused_names_the_permission()
    {
        await using var graph = await FakeService.StartAsync(
            (context, _) => AnswerAsync(context, 403, """{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges."}}"""));
        using var directories = Directories(graph);

        var failure = await Assert.ThrowsAsync<PermanentFailureException>(() => FindAsync(directories));

        Assert.Contains("Application.Read.All", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-token", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_keys_is_no_principal_without_keys()
    {
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(context, 200, """{"id":"x","appId":"y"}"""));
        using var directories = Directories(graph);

        await Assert.ThrowsAsync<FormatException>(() => FindAsync(directories));
    }

    [Theory]
    [InlineData("text/html", "<html>sign in to the proxy</html>")]
    [InlineData("application/json", "{\"id\":\"x\"")]
    public async Task An_answer_that_cannot_be_read_is_an_error_with_a_sentence(string type, string body)
    {
        await using var graph = await FakeService.StartAsync((context, _) =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body);
        });
        using var directories = Directories(graph);

        var failure = await Assert.ThrowsAsync<FormatException>(() => FindAsync(directories));

        Assert.Contains(Application.ToString(), failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C3EDCF181EF4F9B53D01768ECA99564014BCA6E7")]
    [InlineData("w+3PGB70+bU9AXaOyplWQBS8puc=")]
    public async Task The_identifier_of_a_key_comes_out_as_it_stands_in_the_JSON(string identifier)
    {
        var body = Principal("null").Replace("\"usage\"", $"\"customKeyIdentifier\":\"{identifier}\",\"usage\"", StringComparison.Ordinal);
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(context, 200, body));
        using var directories = Directories(graph);

        var key = Assert.Single((await FindAsync(directories))!.Keys);

        Assert.Equal(identifier, key.CustomKeyIdentifier);
        Assert.True(ThumbprintText.IsThumbprint(key.CustomKeyIdentifier, "C3EDCF181EF4F9B53D01768ECA99564014BCA6E7"));
    }

    [Fact]
    public async Task An_identifier_that_the_client_cannot_decode_is_unknown_and_the_key_still_counts()
    {
        var body = Principal("\"AQI=\"").Replace("\"usage\"", "\"customKeyIdentifier\":\"no base64!\",\"usage\"", StringComparison.Ordinal);
        await using var graph = await FakeService.StartAsync((context, _) => AnswerAsync(context, 200, body));
        using var directories = Directories(graph);

        var key = Assert.Single((await FindAsync(directories))!.Keys);

        Assert.Null(key.CustomKeyIdentifier);
        Assert.Equal([1, 2], key.Key!.Value.ToArray());
    }

    [Fact]
    public async Task A_service_that_does_not_listen_is_an_error_of_the_way_there()
    {
        var graph = await FakeService.StartAsync((_, _) => Task.CompletedTask);
        using var directories = Directories(graph);
        await graph.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync(directories));
        Assert.Equal(4, _time.Waits.Count);
    }

    [Fact]
    public async Task A_tenant_of_another_cloud_is_refused()
    {
        await using var graph = await FakeService.StartAsync((_, _) => Task.CompletedTask);
        using var directories = Directories(graph);

        var refusal = Assert.Throws<PermanentFailureException>(() => directories.For(Tenant() with { Cloud = Cloud.China }));

        Assert.Contains("deploy once for each cloud", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(graph.Requests);
    }

    private static string Principal(string key) =>
        $$"""{"id":"object","appId":"{{Application}}","displayName":"x","keyCredentials":[{"keyId":"{{Guid.NewGuid()}}","type":"AsymmetricX509Cert","usage":"Verify","key":{{key}}}]}""";

    private static string Consent(string id) =>
        $$"""{"id":"{{id}}","principalId":"{{Guid.NewGuid()}}","resourceId":"{{Guid.NewGuid()}}","appRoleId":"{{Guid.NewGuid()}}"}""";

    private static Tenant Tenant() => new() { Id = Guid.NewGuid(), CoexistenceDomain = "x.mail.onmicrosoft.com" };

    private static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return body.Length == 0 ? Task.CompletedTask : context.Response.WriteAsync(body);
    }

    private static Task<ServicePrincipal?> FindAsync(GraphDirectories directories) =>
        directories.For(Tenant()).FindServicePrincipalAsync(Application, CancellationToken.None);

    private GraphDirectories Directories(FakeService graph) => new(
        SimulatedCloud.Of(CloudTable.Of(Cloud.Global), graph.Url), new EstateCredential("the-token", TimeProvider.System), _time);
}
