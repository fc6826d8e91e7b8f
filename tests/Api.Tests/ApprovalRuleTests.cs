using System.Net;
using HybridTrust.Api.Approvals;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Api.Tickets;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing;

namespace HybridTrust.Api.Tests;

/// <summary>Who may decide, and how many have to.</summary>
public sealed class ApprovalRuleTests
{
    private const string Change = """{ "table": "change_request", "sys_id": "0123456789abcdef0123456789abcdef", "number": "CHG0030001", "requested_by": "rita", "u_hybridtrust_organization": "fabrikam", "u_hybridtrust_action": "apply" }""";

    [Fact]
    public async Task A_requester_whom_nobody_knows_needs_two_different_people()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await StartForeignAsync(host);
        await (await DecideAsync(host, run, Tokens.Approver, "approve")).ReadAsync<ApprovalAnswer>();
        await (await DecideAsync(host, run, Tokens.Approver, "approve")).ReadAsync<ApprovalAnswer>();
        Assert.Null(await FindAsync(host, run, ApprovalSlot.Second));

        await (await DecideAsync(host, run, Tokens.SecondApprover, "approve")).ReadAsync<ApprovalAnswer>();
        Assert.Equal(("anna", "aron"), ((await FindAsync(host, run, ApprovalSlot.First))!.By, (await FindAsync(host, run, ApprovalSlot.Second))!.By));
        await (await DecideAsync(host, run, Tokens.Everything, "approve")).ProblemAsync(409, "already-decided");
    }

    [Fact]
    public async Task A_requester_whom_the_profile_knows_needs_one_and_may_not_be_that_one_under_another_name()
    {
        await using var host = await ApiHost.StartAsync();
        await SaveAsync(host, new ApprovalPolicy { People = [new Person { Name = "anna", Also = ["rita"] }] });
        var run = await StartForeignAsync(host);
        await (await DecideAsync(host, run, Tokens.Approver, "approve")).ProblemAsync(403, "forbidden");
        await (await DecideAsync(host, run, Tokens.SecondApprover, "approve")).ReadAsync<ApprovalAnswer>();
        await (await DecideAsync(host, run, Tokens.Everything, "approve")).ProblemAsync(409, "already-decided");
    }

    [Fact]
    public async Task Who_asked_for_the_same_by_another_ticket_may_not_decide_either()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        var attached = await host.PostAsync("/api/tickets", Tokens.Everything, """{ "ticket": "CHG2", "organization": "fabrikam", "action": "apply" }""");
        Assert.Equal(new TicketAnswer(run, Started: false) { Attached = true }, await attached.ReadAsync<TicketAnswer>());

        await (await DecideAsync(host, run, Tokens.Everything, "approve")).ProblemAsync(403, "forbidden");
        await (await DecideAsync(host, run, Tokens.Approver, "approve")).ReadAsync<ApprovalAnswer>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ticket_that_the_run_carries_and_nobody_knows_who_asked_by_needs_two_different_people_too(bool before)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        if (!before)
        {
            await (await DecideAsync(host, run, Tokens.Approver, "approve")).ReadAsync<ApprovalAnswer>();
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True((await (await host.Http.SendAsync(Signing.ServiceNow(Change))).ReadAsync<TicketAnswer>()).Attached);
        await (await DecideAsync(host, run, Tokens.Approver, "approve")).ReadAsync<ApprovalAnswer>();
        var second = await DecideAsync(host, run, Tokens.SecondApprover, "approve");

        // What was decided before it came stands; the ticket takes nothing from it.
        Assert.Equal(before ? HttpStatusCode.OK : HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(before ? "aron" : null, (await FindAsync(host, run, ApprovalSlot.Second))?.By);
    }

    [Fact]
    public async Task Nobody_goes_ahead_alone_unless_the_profile_lets_them()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync(Tokens.Everything);
        await (await DecideAsync(host, run, Tokens.Everything, "break-glass", "mail is down")).ProblemAsync(403, "forbidden");
        Assert.Empty(host.Workflows.Events);
    }

    [Fact]
    public async Task Who_goes_ahead_alone_says_why_and_another_person_approves_it_afterwards()
    {
        await using var host = await ApiHost.StartAsync();
        await SaveAsync(host, new ApprovalPolicy { BreakGlass = true });
        var run = await host.StartWaitingRunAsync(Tokens.Everything);
        var problem = await (await DecideAsync(host, run, Tokens.Everything, "break-glass")).ProblemAsync(422, "invalid-content");
        Assert.Equal("$.reason", Assert.Single(problem.Errors!).Path);

        await (await DecideAsync(host, run, Tokens.Everything, "break-glass", "mail is down")).ReadAsync<ApprovalAnswer>();
        Assert.True((await FindAsync(host, run, ApprovalSlot.BreakGlass))!.BreakGlass);
        Assert.Null(await FindAsync(host, run, ApprovalSlot.First));

        host.Workflows.End(run, Deliveries.Ended());
        await (await DecideAsync(host, run, Tokens.Everything, "approve")).ProblemAsync(403, "forbidden");
        Assert.Null(await FindAsync(host, run, ApprovalSlot.Afterwards));
        await (await DecideAsync(host, run, Tokens.Approver, "approve")).ReadAsync<ApprovalAnswer>();
        Assert.Equal("anna", (await FindAsync(host, run, ApprovalSlot.Afterwards))!.By);
    }

    private static async Task<string> StartForeignAsync(ApiHost host)
    {
        var run = (await (await host.Http.SendAsync(Signing.ServiceNow(Change))).ReadAsync<TicketAnswer>(HttpStatusCode.Accepted)).Run;
        host.Workflows.Publish(run, new RunStatus(RunPhase.WaitingForApproval, "1 change waits.", Deliveries.Plan, host.Clock.Now.AddHours(1), Changes: 1));
        return run;
    }

    private static Task SaveAsync(ApiHost host, ApprovalPolicy policy) =>
        new OrganizationStore(host.Records).SaveAsync(Profiles.Fabrikam with { Approval = policy }, CancellationToken.None);

    private static Task<HttpResponseMessage> DecideAsync(ApiHost host, string run, string token, string decision, string? reason = null) => host.PostAsync(
        $"/api/runs/{run}/approval", token, $$"""{ "plan": "{{Deliveries.Plan}}", "decision": "{{decision}}"{{(reason is null ? "" : $", \"reason\": \"{reason}\"")}} }""");

    private static async Task<Approval?> FindAsync(ApiHost host, string run, ApprovalSlot slot) =>
        (await Records.RecordsJson.FindAsync<SealedApproval>(host.Records, Approval.Key(run, Deliveries.Plan, slot), CancellationToken.None))?.Approval;
}
