namespace HybridTrust.Workflows;

/// <summary>What a request to start an orchestration did.</summary>
public enum StartOutcome
{
    /// <summary>This call started it.</summary>
    Started,

    /// <summary>The id was taken already; nothing was started.</summary>
    AlreadyExists,
}
