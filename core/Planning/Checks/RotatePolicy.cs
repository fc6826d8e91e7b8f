using HybridTrust.Organizations;

namespace HybridTrust.Planning.Checks;

/// <summary>Decides about <c>rotate</c> (domain 2(e)).</summary>
internal static class RotatePolicy
{
    public static ProcedurePolicy Policy { get; } = new(
        ProcedureIds.Rotate,
        TopologyChecks.TopologyIsRefused,
        TopologyChecks.NothingIsOnPremises,
        TheLastMailboxHasMoved,
        TheCertificateEnds);

    private static CheckAnswer? TheLastMailboxHasMoved(PlanningInput input) => input.MailboxesOnPremises
        ? null
        : CheckAnswer.LeaveOut(
            DecisionReason.LastMailboxMoved,
            "Neither Skype for Business Server nor the cloud relies on the auth certificate any more. As long as a server stays for " +
            "administration its web pages and shell still need a valid one: renew it as Microsoft's page says.");

    private static CheckAnswer TheCertificateEnds(PlanningInput input) => CheckAnswer.Choose(
        DecisionReason.CertificateEnds,
        "The auth certificate has an end, and everything that trusts it must hold the next one weeks before. It is started when that time " +
        "comes, not together with the other procedures.");
}
