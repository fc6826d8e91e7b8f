using System.Text.Json;
using HybridTrust.Proofs;
using HybridTrust.Simulation.Client;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>What Exchange wants to see before the Teams services may do their work.</summary>
public sealed class TeamsServicesTests
{
    private const string Role = "TeamsSchedulerRole";

    private static readonly Guid Scheduler = new("7557eb47-c689-4224-abcf-aef9bd7573df");
    private static readonly Guid Voicemail = new("db7de2b5-2149-435e-8043-e080dd50afae");

    [Fact]
    public async Task TeamsScheduler_reads_delegates_with_a_role_that_allows_that_alone_and_leaves_no_trace()
    {
        await using var estate = await EstablishedAsync(Scheduler, Account);
        await estate.RunAsync(Of("New-ManagementRole", P("Name", Role), P("Parent", "UserApplication")));
        foreach (var entry in (await estate.RunAsync(Of("Get-ManagementRoleEntry", P("Identity", $@"{Role}\*")))).Objects.Select(o => o.Text("Name")!))
        {
            if (entry is not "GetDelegate")
            {
                await estate.RunAsync(Remove("ManagementRoleEntry", $@"{Role}\{entry}"));
            }
        }

        await estate.RunAsync(NewRoleAssignment(Role));
        var probe = await ReachAsync(estate, Scheduler);

        Assert.True(probe.Verdict is ProofVerdict.Passed, probe.Explanation);
        Assert.Contains("delegates of", probe.Explanation, StringComparison.Ordinal);
        Assert.Empty(Mailbox(await estate.GetAsync("estate/state")).GetProperty("greetingChanges").EnumerateArray());
    }

    [Fact]
    public async Task TeamsScheduler_without_the_entry_is_turned_away()
    {
        await using var estate = await EstablishedAsync(Scheduler, Account);
        await estate.RunAsync(NewRoleAssignment("ArchiveApplication"));
        await BrokenAtAsync(estate, Scheduler, "no management role with the entry GetDelegate");

        await estate.RunAsync(Of("New-ManagementRole", P("Name", Role), P("Parent", "UserApplication")));
        await estate.RunAsync(Remove("ManagementRoleEntry", $@"{Role}\GetDelegate"));
        await estate.RunAsync(NewRoleAssignment(Role));
        await BrokenAtAsync(estate, Scheduler, "no management role with the entry GetDelegate");
    }

    [Fact]
    public async Task TeamsScheduler_without_a_linked_account_is_turned_away()
    {
        await using var estate = await EstablishedAsync(Scheduler, linked: null);

        await BrokenAtAsync(estate, Scheduler, "no linked account that exists");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Account)]
    public async Task CloudVoicemail_leaves_a_message_with_an_account_or_without(string? linked)
    {
        await using var estate = await EstablishedAsync(Voicemail, linked);

        var probe = await ReachAsync(estate, Voicemail);

        Assert.True(probe.Verdict is ProofVerdict.Passed, probe.Explanation);
        var message = Assert.Single(Mailbox(await estate.GetAsync("estate/state")).GetProperty("voiceMessages").EnumerateArray());
        Assert.Equal("SIMULATED", message.GetProperty("note").GetString());
    }

    [Fact]
    public async Task CloudVoicemail_whose_account_is_gone_is_turned_away()
    {
        await using var estate = await EstablishedAsync(Voicemail, Account);
        await estate.RunAsync(Remove("MailUser", Account));

        await BrokenAtAsync(estate, Voicemail, "no linked account that exists");
    }

    [Fact]
    public async Task A_disabled_partner_application_lets_nobody_in()
    {
        await using var estate = await EstablishedAsync(Voicemail, linked: null);
        await estate.RunAsync(Of("Set-PartnerApplication", P("Identity", "Partner"), P("Enabled", false)));

        await BrokenAtAsync(estate, Voicemail, "is disabled");
    }

    [Theory]
    [InlineData("NoSuchRole", "GetDelegate", "no built-in role 'NoSuchRole'")]
    [InlineData("UserApplication", "ArchiveItem", "has no entry 'ArchiveItem'")]
    public async Task A_role_of_an_estate_file_may_do_no_more_than_its_parent(string parent, string entry, string words)
    {
        var refused = await Assert.ThrowsAsync<EstateFiles.EstateFileException>(() => TestEstate.StartAsync(file =>
            file["exchange"]!["managementRoles"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
            {
                ["name"] = Role,
                ["parent"] = parent,
                ["entries"] = new System.Text.Json.Nodes.JsonArray(entry),
            })));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains("$.exchange.managementRoles[0]", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>An account without roles, a partner application, and the certificate on the principal.</summary>
    private static async Task<TestEstate> EstablishedAsync(Guid application, string? linked)
    {
        var estate = await TestEstate.StartAsync(file => file["tenant"]!["principals"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject
        {
            ["appId"] = application.ToString(),
            ["displayName"] = "Teams (SIMULATED)",
        }));
        await estate.RunAsync(NewMailUser());
        await estate.RunAsync(Of(
            "New-PartnerApplication", P("Name", "Partner"), P("ApplicationIdentifier", application), P("Enabled", true), P("LinkedAccount", linked)));
        var directory = new EstateDirectory(estate.Http, TimeProvider.System);
        var principal = (await directory.FindServicePrincipalAsync(application, CancellationToken.None))!;
        var certificate = await estate.AuthCertificateAsync();
        await directory.ReplaceKeysAsync(principal.ObjectId, [new(certificate.Der, "AsymmetricX509Cert", "Verify")], CancellationToken.None);
        return estate;
    }

    private static Task<ProbeResult> ReachAsync(TestEstate estate, Guid application) =>
        new EstateProbe(estate.Http).ReachMailboxAsync(TestEstate.Profile, application, TestEstate.Mailbox, CancellationToken.None);

    private static async Task BrokenAtAsync(TestEstate estate, Guid application, string words)
    {
        var probe = await ReachAsync(estate, application);
        Assert.Equal(ProofVerdict.Failed, probe.Verdict);
        Assert.Contains(words, probe.Explanation, StringComparison.Ordinal);
    }

    private static JsonElement Mailbox(JsonElement state) => state.GetProperty("datacentre").GetProperty("recipients").EnumerateArray()
        .Single(r => string.Equals(r.GetProperty("type").GetString(), "user-mailbox", StringComparison.Ordinal));
}
