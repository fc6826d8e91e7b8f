namespace HybridTrust.Tickets;

/// <summary>What a change board decided.</summary>
public enum ChangeApproval
{
    /// <summary>Nothing yet.</summary>
    NotApproved,

    /// <summary>The change may be made.</summary>
    Approved,

    /// <summary>It may not.</summary>
    Rejected,
}
