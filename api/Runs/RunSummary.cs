using HybridTrust.Runs;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Runs;

/// <summary>A run in a list: what its view says, without steps and proofs.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Organization">The organization.</param>
/// <param name="Action">What was asked for.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Outcome">How it ended, or that it waits for approval; null while it works.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="PlanHash">The plan, once there is one.</param>
/// <param name="Changes">How many changes were made or are pending.</param>
/// <param name="CreatedAt">When the run was accepted, UTC.</param>
/// <param name="UpdatedAt">When something last happened, UTC.</param>
public sealed record RunSummary(
    string Run,
    string Organization,
    RunAction Action,
    TicketReference Ticket,
    string RequestedBy,
    RunPhase Phase,
    RunOutcome? Outcome,
    string Sentence,
    string? PlanHash,
    int Changes,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The summary of an instance.</summary>
    public static RunSummary Of(WorkflowInstance instance)
    {
        var view = RunView.Of(instance, RunTrail.Empty);
        return new RunSummary(
            view.Run, view.Organization, view.Action, view.Ticket, view.RequestedBy, view.Phase, view.Outcome, view.Sentence,
            view.PlanHash, view.Changes, view.CreatedAt, view.UpdatedAt);
    }
}
