using System.Security.Cryptography;
using HybridTrust.Proofs;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class ReachMailboxTests
{
    [Fact]
    public async Task The_service_changes_the_greeting_once_every_link_holds()
    {
        await using var estate = await EstablishedAsync();

        var probe = await estate.ReachAsync();
        var mailbox = (await estate.GetAsync("estate/state")).GetProperty("datacentre").GetProperty("recipients").EnumerateArray()
            .Single(r => string.Equals(r.GetProperty("type").GetString(), "user-mailbox", StringComparison.Ordinal));
        var change = Assert.Single(mailbox.GetProperty("greetingChanges").EnumerateArray());

        Assert.Equal(ProofVerdict.Passed, probe.Verdict);
        Assert.Contains("SIMULATED", probe.Explanation, StringComparison.Ordinal);
        Assert.Equal("fabrikam.com/Users/SfBOnline-ApplicationAccount", change.GetProperty("actingAccount").GetString());
        Assert.Equal("SIMULATED", change.GetProperty("note").GetString());
    }

    [Fact]
    public async Task A_failed_attempt_leaves_no_trace_in_the_mailbox()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.ReachAsync();

        Assert.DoesNotContain("actingAccount", (await estate.GetAsync("estate/state")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_was_not_uploaded_is_named()
    {
        await using var estate = await TestEstate.StartAsync();

        await estate.BrokenAtAsync($"No key with thumbprint {(await estate.AuthCertificateAsync()).Thumbprint}", TestEstate.Skype.ToString());
    }

    [Fact]
    public async Task A_tenant_without_the_principal_is_named()
    {
        await using var estate = await TestEstate.StartAsync(file => file["tenant"]!["principals"]!.AsArray().RemoveAt(1));

        await estate.BrokenAtAsync("no service principal", TestEstate.Skype.ToString());
    }

    [Fact]
    public async Task A_wrong_realm_is_named_beside_the_tenants()
    {
        const string Wrong = "11111111-2222-3333-4444-555555555555";
        await using var estate = await EstablishedAsync(file => file["exchange"]!["authServers"]![0]!["realm"] = Wrong);

        await estate.BrokenAtAsync($"realm '{Wrong}'", TestEstate.Profile.Tenant.Id.ToString());
    }

    [Fact]
    public async Task The_realm_of_AuthConfig_goes_before_the_token_services()
    {
        await using var estate = await EstablishedAsync(file => file["exchange"]!["authConfig"]!["realm"] = "fabrikam.com");

        await estate.BrokenAtAsync("realm 'fabrikam.com'");
    }

    [Fact]
    public async Task A_disabled_token_service_is_named()
    {
        await using var estate = await EstablishedAsync(file => file["exchange"]!["authServers"]![0]!["enabled"] = false);

        await estate.BrokenAtAsync("no enabled AuthServer of type MicrosoftACS");
    }

    [Fact]
    public async Task A_token_service_that_Exchange_does_not_trust_is_named()
    {
        await using var estate = await EstablishedAsync(
            file => file["exchange"]!["authServers"]![0]!["issuerIdentifier"] = Guid.NewGuid().ToString());

        await estate.BrokenAtAsync("trusts no enabled AuthServer for the issuer");
    }

    [Fact]
    public async Task A_signature_by_another_key_does_not_verify()
    {
        await using var estate = await EstablishedAsync();
        using var other = RSA.Create(2048);
        var file = Path.Combine(estate.Directory, "keys", $"{(await estate.AuthCertificateAsync()).Thumbprint}.p8");
        await File.WriteAllBytesAsync(file, other.ExportPkcs8PrivateKey());

        await estate.BrokenAtAsync("signature", "does not verify");
    }

    [Fact]
    public async Task A_token_that_the_tenant_did_not_sign_is_turned_away_by_Exchange()
    {
        await using var estate = await EstablishedAsync();
        using var other = RSA.Create(2048);
        await File.WriteAllBytesAsync(Path.Combine(estate.Directory, "keys", "tenant-signing.p8"), other.ExportPkcs8PrivateKey());

        await estate.BrokenAtAsync("not signed by the tenant");
    }

    [Fact]
    public async Task An_expired_key_is_named_with_its_dates()
    {
        var directory = TestEstate.NewDirectory();
        var before = await TestEstate.OpenAsync(directory);
        await before.EstablishAsync();
        await before.StopAsync();
        await using var estate = await TestEstate.OpenAsync(
            directory, options: o => o with { Now = TimeProvider.System.GetUtcNow().AddYears(6) });

        await estate.BrokenAtAsync("is valid from", "Rotate the auth certificate");
    }

    [Fact]
    public async Task A_missing_partner_application_is_named()
    {
        await using var estate = await EstablishedAsync();
        await estate.RunAsync(Remove("PartnerApplication", "SfBOnline"));

        await estate.BrokenAtAsync("no partner application with the ApplicationIdentifier", TestEstate.Skype.ToString());
    }

    [Fact]
    public async Task A_disabled_partner_application_is_named()
    {
        await using var estate = await EstablishedAsync();
        await estate.RunAsync(Of("Set-PartnerApplication", P("Identity", "SfBOnline"), P("Enabled", false)));

        await estate.BrokenAtAsync("'SfBOnline'", "is disabled");
    }

    [Fact]
    public async Task A_missing_linked_account_is_named()
    {
        await using var estate = await EstablishedAsync();
        await estate.RunAsync(Remove("MailUser", Account));

        await estate.BrokenAtAsync("has no linked account that exists");
    }

    [Theory]
    [InlineData("UserApplication")]
    [InlineData("ArchiveApplication")]
    public async Task A_missing_role_is_named(string role)
    {
        await using var estate = await EstablishedAsync();
        await estate.RunAsync(Remove("ManagementRoleAssignment", $"{role}-{Account}"));

        await estate.BrokenAtAsync($"lacks the management role {role}");
    }

    [Fact]
    public async Task A_disabled_role_assignment_does_not_count()
    {
        await using var estate = await TestEstate.StartAsync(file =>
        {
            file["exchange"]!["mailUsers"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject
            {
                ["name"] = Account,
                ["externalEmailAddress"] = "SfBOnline-ApplicationAccount@fabrikam.com",
            });
            file["exchange"]!["roleAssignments"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject
            {
                ["role"] = "UserApplication",
                ["account"] = Account,
                ["enabled"] = false,
            });
        });
        await estate.RunAsync(NewRoleAssignment("ArchiveApplication"));
        await estate.RunAsync(NewPartnerApplication());
        await estate.UploadAsync();

        await estate.BrokenAtAsync("lacks the management role UserApplication");
    }

    [Fact]
    public async Task A_missing_mailbox_is_named()
    {
        await using var estate = await EstablishedAsync();

        var probe = await estate.ReachAsync("nobody@fabrikam.com");

        Assert.Equal(ProofVerdict.Failed, probe.Verdict);
        Assert.Contains("no mailbox 'nobody@fabrikam.com'", probe.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("unreadable")]
    public async Task A_private_key_that_the_server_cannot_use_is_named(string state)
    {
        await using var estate = await EstablishedAsync(
            file => file["exchange"]!["servers"]![TestEstate.ShellServer]!["certificates"]!["auth"]!["privateKey"] = state, TestEstate.OtherServer);

        await estate.BrokenAtAsync(TestEstate.ShellServer, "cannot use the private key");
    }

    [Fact]
    public async Task An_auth_certificate_that_the_server_lacks_is_named()
    {
        await using var estate = await EstablishedAsync(
            file => file["exchange"]!["servers"]![TestEstate.ShellServer]!["certificates"]!.AsObject().Remove("auth"), TestEstate.OtherServer);

        await estate.BrokenAtAsync(TestEstate.ShellServer, "does not hold the current auth certificate");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named()
    {
        await using var estate = await EstablishedAsync();
        await estate.SwitchOnAsync("server-unreachable");

        await estate.BrokenAtAsync(TestEstate.ShellServer, "does not answer");
    }

    private static async Task<TestEstate> EstablishedAsync(
        Action<System.Text.Json.Nodes.JsonNode>? change = null, string server = TestEstate.ShellServer)
    {
        var estate = await TestEstate.StartAsync(change);
        await estate.EstablishAsync(server);
        return estate;
    }
}
