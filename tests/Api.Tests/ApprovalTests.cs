using System.Net;
using HybridTrust.Api.Approvals;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Records;
using HybridTrust.Runs;

namespace HybridTrust.Api.Tests;

public sealed class ApprovalTests
{
    [Theory]
    [InlineData(ApprovalDecision.Approve)]
    [InlineData(ApprovalDecision.Reject)]
    public async Task A_decision_is_recorded_and_wakes_the_run(ApprovalDecision decision)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        var response = await DecideAsync(host, run, Tokens.Approver, TrustJson.Serialize(new ApprovalPayload(Deliveries.Plan, decision, "looks\nright")));

        var answer = await response.ReadAsync<ApprovalAnswer>();
        Assert.Equal(new ApprovalAnswer(run, Deliveries.Plan, decision, "anna", host.Clock.Now), answer);
        Assert.Equal(
            new Approval(run, Deliveries.Plan, decision is ApprovalDecision.Approve, "anna", host.Clock.Now, "looks\nright"),
            await StandingAsync(host, run));
        var raised = Assert.Single(host.Workflows.Events);
        Assert.Equal(new RaisedEvent(run, Approval.EventName(Deliveries.Plan), TrustJson.Serialize(new ApprovalNotice(Deliveries.Plan))), raised);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task Who_asked_cannot_decide(string decision)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync(Tokens.Everything);
        await (await DecideAsync(host, run, Tokens.Everything, Body(decision))).ProblemAsync(403, "forbidden");
        await AssertUndecidedAsync(host, run);
    }

    [Fact]
    public async Task Only_the_plan_that_is_waited_for_can_be_decided_on()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        var problem = await (await DecideAsync(host, run, Tokens.Approver, Body("approve", new string('b', 64)))).ProblemAsync(409, "other-plan");
        Assert.Equal(Deliveries.Plan, problem.Plan);
        await AssertUndecidedAsync(host, run);
        Assert.Null(await host.Records.FindAsync(Approval.Key(run, new string('b', 64)), CancellationToken.None));
    }

    [Fact]
    public async Task A_run_that_does_not_wait_takes_no_decision()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ProblemAsync(409, "run-not-waiting");

        host.Workflows.Publish(run, new RunStatus(RunPhase.Applying, "Making changes.", Deliveries.Plan));
        await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ProblemAsync(409, "run-not-waiting");

        host.Workflows.End(run, Deliveries.Ended());
        await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ProblemAsync(409, "run-not-waiting");
        await AssertUndecidedAsync(host, run);
    }

    [Fact]
    public async Task A_plan_that_has_expired_takes_no_decision()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        host.Clock.Advance(TimeSpan.FromHours(72));
        await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ProblemAsync(409, "run-not-waiting");
        await AssertUndecidedAsync(host, run);
    }

    [Fact]
    public async Task The_same_decision_again_is_answered_the_same_also_after_the_run_has_gone_on()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        var first = await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ReadAsync<ApprovalAnswer>();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first, await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ReadAsync<ApprovalAnswer>());

        host.Workflows.End(run, Deliveries.Ended());
        Assert.Equal(first, await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ReadAsync<ApprovalAnswer>());
    }

    [Theory]
    [InlineData(Tokens.Approver, "reject")]
    [InlineData(Tokens.SecondApprover, "reject")]
    [InlineData(Tokens.SecondApprover, "approve")]
    public async Task The_first_decision_stands(string token, string decision)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ReadAsync<ApprovalAnswer>();

        var problem = await (await DecideAsync(host, run, token, Body(decision))).ProblemAsync(409, "already-decided");
        Assert.Contains("'anna' approved", problem.Detail, StringComparison.Ordinal);
        Assert.True((await StandingAsync(host, run))!.Approved);
        Assert.Single(host.Workflows.Events);
    }

    [Fact]
    public async Task Of_contradicting_decisions_at_once_one_stands()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        var responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => i % 2 == 0
            ? DecideAsync(host, run, Tokens.Approver, Body("approve"))
            : DecideAsync(host, run, Tokens.SecondApprover, Body("reject"))));

        var standing = await StandingAsync(host, run);
        foreach (var response in responses)
        {
            if (response.StatusCode is HttpStatusCode.OK)
            {
                Assert.Equal(standing!.By, (await response.ReadAsync<ApprovalAnswer>()).By);
            }
            else
            {
                await response.ProblemAsync(409, "already-decided");
            }
        }

        Assert.Equal(5, responses.Count(r => r.StatusCode is HttpStatusCode.OK));

        // The other's word counts for nothing, and an auditor reads it all the same.
        var late = Assert.Single(await new DecisionLedger(host.Records, new CertificateJobSigner(EnrolledPair.HostCertificate)).LateAsync(run, CancellationToken.None));
        Assert.NotEqual(standing!.By, late.By);
        Assert.NotEqual(standing.Approved, late.Approved);
    }

    [Fact]
    public async Task A_host_that_died_between_record_and_event_is_healed_by_the_same_decision_again()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        host.Workflows.BeforeEvent = _ => throw new InvalidOperationException("the host died");
        await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ProblemAsync(500, "internal");
        Assert.Empty(host.Workflows.Events);

        host.Workflows.BeforeEvent = null;
        await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ReadAsync<ApprovalAnswer>();
        Assert.Single(host.Workflows.Events);
    }

    [Fact]
    public async Task A_decision_that_the_run_no_longer_hears_is_said_to_change_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        host.Workflows.BeforeEvent = id => host.Workflows.End(id, Deliveries.Ended(RunOutcome.StoppedSafely));
        await (await DecideAsync(host, run, Tokens.Approver, Body("approve"))).ProblemAsync(409, "run-not-waiting");
    }

    [Theory]
    [InlineData("""{ "decision": "approve" }""", "$.plan")]
    [InlineData("""{ "plan": "abc", "decision": "approve" }""", "$.plan")]
    [InlineData("""{ "plan": "../../../../../../../../../../../../../../../../../../../../../x", "decision": "approve" }""", "$.plan")]
    [InlineData("""{ "plan": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "decision": "approve" }""", "$.plan")]
    [InlineData("""{ "plan": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }""", "$.decision")]
    [InlineData("""{ "plan": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "decision": "yes" }""", "$.decision")]
    [InlineData("""{ "plan": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "decision": "approve", "reason": "\u0007" }""", "$.reason")]
    [InlineData("""{ "plan": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "decision": "approve", "by": "boss" }""", "$.by")]
    public async Task The_wrong_field_is_named(string body, string path)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        var problem = await (await DecideAsync(host, run, Tokens.Approver, body)).ProblemAsync(422, "invalid-content");
        Assert.Equal(path, Assert.Single(problem.Errors!).Path);
        await AssertUndecidedAsync(host, run);
    }

    private static Task<HttpResponseMessage> DecideAsync(ApiHost host, string run, string token, string body) =>
        host.PostAsync($"/api/runs/{run}/approval", token, body);

    private static string Body(string decision, string? plan = null) => $$"""{ "plan": "{{plan ?? Deliveries.Plan}}", "decision": "{{decision}}" }""";

    private static async Task<Approval?> StandingAsync(ApiHost host, string run, ApprovalSlot slot = ApprovalSlot.First)
    {
        var found = await host.Records.FindAsync<SealedApproval>(Approval.Key(run, Deliveries.Plan, slot), CancellationToken.None);
        Assert.Null(found?.Objection(slot, PublicCertificate.Of(EnrolledPair.HostCertificate)));
        return found?.Approval;
    }

    private static async Task AssertUndecidedAsync(ApiHost host, string run)
    {
        Assert.Null(await StandingAsync(host, run));
        Assert.Empty(host.Workflows.Events);
    }
}
