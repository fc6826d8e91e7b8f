using System.Text.Json.Serialization;
using HybridTrust.Evidence;
using HybridTrust.Proofs;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>A run as people and programs see it: its published status, with steps and proofs read from its evidence.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Organization">The organization.</param>
/// <param name="Action">What was asked for.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Outcome">How it ended, or that it waits for approval; null while it works.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="PlanHash">The plan, once there is one.</param>
/// <param name="ApprovalExpiresAt">When the plan stops waiting, UTC.</param>
/// <param name="Changes">How many changes were made or are pending.</param>
/// <param name="RunnerJobs">How many jobs runners were given; 0 until the run has ended.</param>
/// <param name="CreatedAt">When the run was accepted, UTC.</param>
/// <param name="UpdatedAt">When something last happened, UTC.</param>
/// <param name="Steps">Each step as last seen, in the order first seen.</param>
/// <param name="Proofs">The proofs carried out.</param>
public sealed record RunView(
    string Run,
    string Organization,
    RunAction Action,
    TicketReference Ticket,
    string RequestedBy,
    RunPhase Phase,
    RunOutcome? Outcome,
    string Sentence,
    string? PlanHash,
    DateTimeOffset? ApprovalExpiresAt,
    int Changes,
    int RunnerJobs,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<StepEvidence> Steps,
    IReadOnlyList<ProofResult> Proofs)
{
    /// <summary>The tickets that it carries besides its own; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TicketReference>? AlsoFor { get; init; }

    /// <summary>The view of an instance and its evidence.</summary>
    public static RunView Of(WorkflowInstance instance, IReadOnlyList<EvidenceRecord> evidence) => Of(instance, RunTrail.Of(evidence));

    /// <summary>The view of an instance and what its evidence says.</summary>
    public static RunView Of(WorkflowInstance instance, RunTrail trail)
    {
        var request = instance.Input<RunRequest>();
        var status = instance.PublishedStatus<RunStatus>() ?? new RunStatus(RunPhase.Inspecting, "The run was accepted.");
        var result = instance.Output<RunResult>();
        var (phase, outcome, sentence) = instance.Status switch
        {
            InstanceStatus.Completed when result is not null => (RunPhase.Ended, result.Outcome, result.Sentence),
            InstanceStatus.Failed or InstanceStatus.Held => (RunPhase.Ended, RunOutcome.Failed, instance.Failure?.Message ?? "The run failed."),
            _ => (status.Phase, status.Phase is RunPhase.WaitingForApproval ? RunOutcome.WaitingForApproval : (RunOutcome?)null, status.Sentence),
        };
        return new RunView(
            instance.InstanceId,
            request.Organization,
            request.Action,
            request.Ticket,
            request.RequestedBy,
            phase,
            outcome,
            sentence,
            result?.PlanHash ?? status.PlanHash,
            status.ApprovalExpiresAt,
            result?.Changes ?? status.Changes,
            result?.RunnerJobs ?? 0,
            instance.CreatedAt,
            instance.UpdatedAt,
            trail.Steps,
            trail.Proofs);
    }
}
