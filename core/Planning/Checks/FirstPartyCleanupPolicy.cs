using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Decides about <c>first-party-cleanup</c> (domain 2(f7)).</summary>
internal static class FirstPartyCleanupPolicy
{
    private const string Risk = "whoever steals the private key can act as Exchange Online in the tenant (CVE-2025-53786)";

    public static ProcedurePolicy Policy { get; } = new(
        ProcedureIds.FirstPartyCleanup,
        TopologyChecks.TopologyIsRefused,
        TopologyChecks.NothingIsOnPremises,
        TheLastMailboxHasMoved,
        TopologyChecks.NobodyInTheCloudIsInvolved,
        TheDedicatedApplicationTakesOver)
    {
        WithoutIt = $"Without it keys of this organization that lie on the shared principal stay there: {Risk}.",
    };

    private static CheckAnswer? TheLastMailboxHasMoved(PlanningInput input) => input.MailboxesOnPremises
        ? null
        : CheckAnswer.Choose(
            DecisionReason.KeysAreOnlyARisk,
            $"No server asks Exchange Online any more. Keys of this organization that still lie on the shared principal are only a risk: {Risk}.",
            SharedPrincipalBlocked.Fact);

    private static CheckAnswer TheDedicatedApplicationTakesOver(PlanningInput input) => CheckAnswer.Choose(
        DecisionReason.KeysAreOnlyARisk,
        $"Once the dedicated application works, keys of this organization on the shared principal serve nothing, and {Risk}. Running the " +
        "Hybrid Configuration Wizard again may bring them back.",
        SharedPrincipalBlocked.Fact);
}
