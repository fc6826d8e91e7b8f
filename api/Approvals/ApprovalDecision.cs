namespace HybridTrust.Api.Approvals;

/// <summary>What a person decides on a plan.</summary>
public enum ApprovalDecision
{
    /// <summary>Carry it out.</summary>
    Approve,

    /// <summary>Do not.</summary>
    Reject,
}
