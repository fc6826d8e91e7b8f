namespace HybridTrust.Runs;

/// <summary>Where a run stands.</summary>
public enum RunPhase
{
    /// <summary>Reading both sides.</summary>
    Inspecting,

    /// <summary>The plan waits for its approval.</summary>
    WaitingForApproval,

    /// <summary>Waiting for the maintenance window or for another run of the organization.</summary>
    Waiting,

    /// <summary>Somebody put a hold on it.</summary>
    Held,

    /// <summary>Making changes.</summary>
    Applying,

    /// <summary>Exercising the trust.</summary>
    Proving,

    /// <summary>Over.</summary>
    Ended,
}
