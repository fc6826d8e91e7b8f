namespace HybridTrust.Api.Approvals;

/// <summary>What a person decides on a plan.</summary>
public enum ApprovalDecision
{
    /// <summary>Carry it out.</summary>
    Approve,

    /// <summary>Carry it out at once, alone, in an emergency; another person approves afterwards.</summary>
    BreakGlass,

    /// <summary>Do not.</summary>
    Reject,
}
