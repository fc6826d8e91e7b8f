using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Runs;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Approvals;

/// <summary>Takes a person's decision on the plan that a run waits with.</summary>
public sealed partial class ApprovalHandler(
    RunReader runs, ApprovalRulebook rulebook, DecisionLedger ledger, IWorkflowClient workflows, TimeProvider time, ILogger<ApprovalHandler> logger) : IApiHandler
{
    private const int LargestBody = 16 * 1024;

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("decide", HttpMethods.Post, "/api/runs/{id}/approval", "Approves or rejects the plan that a run waits with. The first decision on a plan stands.")
    {
        Roles = [CallerRole.Approver],
        Body = typeof(ApprovalPayload),
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(ApprovalAnswer))],
        Problems = [ProblemKind.NotFound, ProblemKind.RunNotWaiting, ProblemKind.OtherPlan, ProblemKind.AlreadyDecided],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var instance = await runs.FindAsync(call.Id, call.Cancellation);
        var payload = ApprovalReader.Read(await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation));
        var rules = await rulebook.OfAsync(instance, call.Cancellation);
        rules.RefuseUnlessAllowed(payload.Decision, call.Caller);
        var decision = new Approval(
            instance.InstanceId, payload.Plan, payload.Decision is not ApprovalDecision.Reject, call.Caller.Name, time.GetUtcNow(), payload.Reason)
        { BreakGlass = payload.Decision is ApprovalDecision.BreakGlass };

        // A decision that stands is answered from the record: the run may have gone on since.
        var slot = await rules.SlotAsync(decision, ledger, call.Cancellation);
        if (await ledger.FindAsync(decision.Run, decision.PlanHash, slot, call.Cancellation) is not { } standing)
        {
            // What was done in an emergency is approved when it is done.
            if (slot is not ApprovalSlot.Afterwards)
            {
                RefuseUnlessWaiting(instance, payload.Plan);
            }

            standing = await ledger.RecordAsync(decision, slot, call.Cancellation);
        }

        await RefuseOtherAsync(standing, decision, call);
        if (slot is not ApprovalSlot.Afterwards)
        {
            await WakeAsync(instance, standing, isNew: standing == decision, call.Cancellation);
        }

        return Results.Json(
            new ApprovalAnswer(standing.Run, standing.PlanHash, payload.Decision, standing.By, standing.At), TrustJson.Options);
    }

    private void RefuseUnlessWaiting(WorkflowInstance instance, string plan)
    {
        var status = instance.PublishedStatus<RunStatus>();
        if (instance.Status is not InstanceStatus.Running || status is not { Phase: RunPhase.WaitingForApproval, PlanHash: { } current })
        {
            throw new RequestRefusedException(ProblemKind.RunNotWaiting,
                $"Run {instance.InstanceId} is not waiting for a decision: {RunView.Of(instance, RunTrail.Empty).Sentence}");
        }

        if (!string.Equals(current, plan, StringComparison.Ordinal))
        {
            var problem = ApiProblem.Of(ProblemKind.OtherPlan,
                $"Run {instance.InstanceId} waits for a decision on plan {current}, not on {plan}. Read the current plan at /api/runs/{instance.InstanceId}/plan and decide on that.");
            throw new RequestRefusedException(problem with { Plan = current });
        }

        if (status.ApprovalExpiresAt <= time.GetUtcNow())
        {
            throw new RequestRefusedException(ProblemKind.RunNotWaiting,
                $"Plan {plan} of run {instance.InstanceId} waited until {status.ApprovalExpiresAt:u} and has expired. Deliver the ticket again with the next attempt.");
        }
    }

    private async Task RefuseOtherAsync(Approval standing, Approval decision, ApiCall call)
    {
        if (standing.Approved != decision.Approved || !call.Caller.Is(standing.By))
        {
            await ledger.KeepLateAsync(decision, call.Cancellation);
            throw new RequestRefusedException(ProblemKind.AlreadyDecided,
                $"'{standing.By}' {(standing.BreakGlass ? "went ahead with" : standing.Approved ? "approved" : "rejected")} plan {standing.PlanHash} of run {standing.Run} at {standing.At:u}, and the first decision stands. " +
                "For another decision, deliver the ticket again with the next attempt.");
        }
    }

    // Raised for a repeated decision too: the process may have died between the record and the event.
    private async Task WakeAsync(WorkflowInstance instance, Approval standing, bool isNew, CancellationToken cancellation)
    {
        var woken = await workflows.RaiseEventAsync(
            instance.InstanceId, Approval.EventName(standing.PlanHash), new ApprovalNotice(standing.PlanHash), cancellation);
        if (isNew)
        {
            LogDecided(standing.Run, standing.PlanHash, standing.Approved, standing.By);
            if (!woken)
            {
                throw new RequestRefusedException(ProblemKind.RunNotWaiting,
                    $"Run {standing.Run} ended while the decision was on its way: it was recorded, and changes nothing. See GET /api/runs/{standing.Run}.");
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Run}: plan {Plan} decided, approved {Approved}, by {By}.")]
    private partial void LogDecided(string run, string plan, bool approved, string by);
}
