using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>A step of a rotation in the Exchange Management Shell. What it would go back to is another rotation, so there is nothing to undo.</summary>
internal abstract class RotationExchangeStep(OrganizationProfile organization, string name, string? server = null) : ExchangeStep(organization, server)
{
    public override string Id { get; } = $"{ProcedureIds.Rotate}/{name}";

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(before.Finding.CallsForChange
            ? new UndoOutcome.Blocked
            {
                Sentence = "A certificate that AuthConfig names is not taken back: no call clears the next one, and one that was replaced is never published again. " +
                    "Set another one as next if this one must not come.",
            }
            : new UndoOutcome.NothingToUndo { Sentence = "It was so before the run." });

    /// <summary>Where the rotation stands.</summary>
    protected static RotationStanding StandingIn(Facts facts) =>
        Enum.TryParse<RotationStanding>(facts.Find(RotationFacts.Standing), out var standing) ? standing : RotationStanding.NotBegun;

    /// <summary>The incoming certificate: its thumbprint, or that an earlier step makes it.</summary>
    protected static PlanValue Incoming(Facts facts) =>
        facts.Find(RotationFacts.Incoming) is { } thumbprint ? thumbprint : new PlanValue.KnownAfterApply(NextCertificateStep.StepId);

    protected static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });

    protected static Observation InPlace(string sentence) => new(new Finding.InPlace { Sentence = sentence });
}
