namespace HybridTrust.Organizations;

/// <summary>What a run does that could not finish after it had changed something.</summary>
public enum OnFailure
{
    /// <summary>It stays as it is, and a person decides.</summary>
    Hold,

    /// <summary>The way back is planned at once; it waits for approval like any other.</summary>
    Undo,
}
