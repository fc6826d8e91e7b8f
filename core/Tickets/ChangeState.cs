namespace HybridTrust.Tickets;

/// <summary>Where a change record stands.</summary>
public enum ChangeState
{
    /// <summary>It is being prepared.</summary>
    Early,

    /// <summary>It is scheduled, or being implemented.</summary>
    Ready,

    /// <summary>It is reviewed or closed: nothing more is changed for it.</summary>
    Closed,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}
