using System.Text.Json.Nodes;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>The one small role of TeamsScheduler, and everything that could make it a large one.</summary>
public sealed class TeamsSchedulerRoleTests
{
    private const string Account = "TeamsScheduler-ApplicationAccount";
    private const string Role = "TeamsSchedulerRole";

    [Fact]
    public async Task Trap_27_the_account_may_read_delegates_and_nothing_else()
    {
        await using var bench = await ContosoAsync();

        await bench.ApplyAllAsync();

        var datacentre = (await bench.StateAsync())["datacentre"]!;
        var user = datacentre["recipients"]!.AsArray().Single(r => r!["name"]!.GetValue<string>() == Account)!["guid"]!.GetValue<string>();
        Assert.Equal(["GetDelegate"], Entries(datacentre));
        Assert.Equal(
            [Role],
            datacentre["roleAssignments"]!.AsArray().Where(a => a!["assignee"]!.GetValue<string>() == user).Select(a => a!["role"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Trap_27_the_role_is_reduced_before_anybody_gets_it()
    {
        await using var bench = await ContosoAsync();

        await bench.ApplyAllAsync();

        Assert.True(bench.Shells.Calls.LastIndexOf("Remove-ManagementRoleEntry") < bench.Shells.Calls.IndexOf("New-ManagementRoleAssignment"));
    }

    [Fact]
    public async Task Trap_27_a_role_that_is_still_broad_is_not_assigned()
    {
        await using var bench = await ContosoAsync();
        await bench.InvokeAsync("New-ManagementRole", new("Name", Role), new("Parent", "UserApplication"));
        await bench.InvokeAsync("New-MailUser", new("Name", Account), new("ExternalEmailAddress", $"{Account}@contoso.com"));
        var step = bench.Step("role-teamsschedulerrole").Id;
        var seen = await bench.RunAsync(BatchMode.Inspect, [new StepOrder(step, null, null)]);

        var applied = await bench.RunAsync(BatchMode.Apply, [new StepOrder(step, seen.Steps[0].Before!.Finding, null)]);

        Assert.Equal(StepAction.Refused, applied.Steps[0].Action);
        Assert.DoesNotContain("New-ManagementRoleAssignment", bench.Shells.Calls);
    }

    [Fact]
    public async Task Trap_27_an_account_that_holds_the_broad_role_too_is_named()
    {
        await using var bench = await ContosoAsync(estate =>
        {
            ((JsonArray)estate["exchange"]!["mailUsers"]!).Add(
                new JsonObject { ["name"] = Account, ["externalEmailAddress"] = $"{Account}@contoso.com", ["hidden"] = true });
            ((JsonArray)estate["exchange"]!["roleAssignments"]!).Add(new JsonObject { ["role"] = "UserApplication", ["account"] = Account });
        });

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("role-teamsschedulerrole"));

        Assert.Contains($"{Account} also holds UserApplication", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_exists_and_may_do_more_is_reduced_in_plain_words_and_never_widened_again()
    {
        await using var bench = await ContosoAsync(estate => Made(estate, "UserApplication", "GetDelegate", "GetItem", "SendItem"));
        var seen = Assert.IsType<Finding.Different>(await bench.InspectAsync("management-role"));

        var applied = await bench.ApplyAllAsync();
        var undone = await bench.UndoAsync(applied);

        Assert.Contains("it may also do GetItem, SendItem", seen.Sentence, StringComparison.Ordinal);
        Assert.Null(applied.Stopped());
        var kept = undone.Steps.Single(s => s.Step.EndsWith("/management-role", StringComparison.Ordinal));
        Assert.Equal(StepAction.Refused, kept.Action);
        Assert.Contains("GetDelegate, GetItem, SendItem", kept.Explanation, StringComparison.Ordinal);
        Assert.Equal(["GetDelegate"], Entries((await bench.StateAsync())["datacentre"]!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_plan_says_that_reducing_a_role_that_exists_cannot_be_undone_and_making_one_can(bool exists)
    {
        await using var bench = await ContosoAsync(exists ? estate => Made(estate, "UserApplication", "GetDelegate", "GetItem") : null);
        var step = bench.Step("management-role");

        var plan = Plan.Of("contoso", bench.Profile.Procedures, [(step, await bench.InspectAsync("management-role"))]);

        Assert.Equal(exists ? Risk.Irreversible : Risk.None, Assert.Single(plan.Changes).Risk);
        Assert.Equal(exists, plan.WithoutReturn().Count == 1);
    }

    [Theory]
    [InlineData("ArchiveApplication", "GetFolder", "is made from a role of type ArchiveApplication")]
    [InlineData("UserApplication", "GetItem", "exists without GetDelegate")]
    public async Task A_role_of_that_name_that_is_something_else_is_left_alone(string parent, string entry, string words)
    {
        await using var bench = await ContosoAsync(estate => Made(estate, parent, entry));

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("management-role"));

        Assert.Contains(words, finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_whose_reduction_broke_off_is_reduced_by_the_next_attempt_and_still_undone()
    {
        await using var bench = await ContosoAsync();
        var step = bench.Step("management-role").Id;
        var seen = await bench.RunAsync(BatchMode.Inspect, [new StepOrder(step, null, null)]);
        await bench.InvokeAsync("New-ManagementRole", new("Name", Role), new("Parent", "UserApplication"));
        await bench.InvokeAsync("Remove-ManagementRoleEntry", new("Identity", $@"{Role}\SendItem"), new("Confirm", false));

        await bench.Step("management-role").ApplyAsync(bench.Context, seen.Steps[0].Before!, default);
        var after = await bench.InspectAsync("management-role");
        await bench.RunAsync(BatchMode.Undo, [new StepOrder(step, null, seen.Steps[0].Before)]);

        Assert.IsType<Finding.InPlace>(after);
        Assert.Empty((await bench.StateAsync())["datacentre"]!["derivedRoles"]!.AsArray());
    }

    [Fact]
    public async Task A_role_that_somebody_else_was_given_meanwhile_is_not_removed()
    {
        await using var bench = await ContosoAsync();
        var applied = await bench.ApplyAllAsync();
        await bench.InvokeAsync("New-ManagementRoleAssignment", new("Role", Role), new("User", "Exchange Online-ApplicationAccount"));

        var undone = await bench.UndoAsync(applied);

        var kept = undone.Steps.Single(s => s.Step.EndsWith("/management-role", StringComparison.Ordinal));
        Assert.Equal(StepAction.Refused, kept.Action);
        Assert.Contains("Exchange Online-ApplicationAccount", kept.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runner_must_be_allowed_the_role_and_both_applications()
    {
        await using var bench = await ContosoAsync();

        var bound = bench.Steps.OfType<IPolicyBound>().ToList();

        Assert.Equal([Role], bound.SelectMany(s => s.Roles).Distinct());
        Assert.Equal(
            [WellKnownApplications.TeamsScheduler, WellKnownApplications.CloudVoicemail, WellKnownApplications.SkypeForBusinessOnline],
            bound.SelectMany(s => s.ApplicationIds).Distinct());
    }

    private static Task<EstateBench> ContosoAsync(Action<JsonNode>? change = null) => EstateBench.StartAsync(
        change, profile => profile with { Procedures = [ProcedureIds.TeamsPartners] }, sample: "contoso");

    private static void Made(JsonNode estate, string parent, params string[] entries) => estate["exchange"]!["managementRoles"] = new JsonArray(
        new JsonObject { ["name"] = Role, ["parent"] = parent, ["entries"] = new JsonArray([.. entries.Select(e => JsonValue.Create(e))]) });

    private static IEnumerable<string> Entries(JsonNode datacentre) => datacentre["derivedRoles"]!.AsArray()
        .Single(r => r!["name"]!.GetValue<string>() == Role)!["entries"]!.AsArray().Select(e => e!.GetValue<string>());
}
