namespace HybridTrust.Runs;

/// <summary>What the host signs of a decision.</summary>
/// <param name="Purpose">Always <see cref="OnlyPurpose"/>: nothing else that the host signs can be taken for a decision.</param>
/// <param name="Slot">Which decision it is.</param>
/// <param name="Approval">The decision.</param>
public sealed record ApprovalStatement(string Purpose, ApprovalSlot Slot, Approval Approval)
{
    /// <summary>The purpose.</summary>
    public const string OnlyPurpose = "hybridtrust-approval-1";
}
