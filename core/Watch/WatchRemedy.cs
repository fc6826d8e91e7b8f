namespace HybridTrust.Watch;

/// <summary>What the watch opens for a cause. Nothing of it changes anything without an approval.</summary>
public enum WatchRemedy
{
    /// <summary>A ticket: a person has to look.</summary>
    Ticket,

    /// <summary>A run that shows what would change.</summary>
    Plan,

    /// <summary>A run that shows the clean-up of Exchange Online's own principal.</summary>
    CleanUp,

    /// <summary>A rotation, which waits for its approval.</summary>
    Rotation,

    /// <summary>A run that publishes another auth certificate at once, which waits for its approval: for a planned rotation it is too late.</summary>
    EmergencyPublish,
}
