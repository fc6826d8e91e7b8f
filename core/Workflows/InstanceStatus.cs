namespace HybridTrust.Workflows;

/// <summary>Where an orchestration instance stands.</summary>
public enum InstanceStatus
{
    /// <summary>Accepted or in progress, waits included.</summary>
    Running,

    /// <summary>Returned a result.</summary>
    Completed,

    /// <summary>Ended by an exception.</summary>
    Failed,

    /// <summary>Set aside: its history is damaged or its code no longer matches it. Nothing runs until a person decides.</summary>
    Held,
}
