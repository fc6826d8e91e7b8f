namespace HybridTrust.Runs.Rotations;

/// <summary>What a stretch of waiting ended with.</summary>
public enum RotationVerdict
{
    /// <summary>The time is over, or as many looks as one stretch makes; nothing was wrong.</summary>
    TimeUp,

    /// <summary>What was waited for is so.</summary>
    Reached,

    /// <summary>Somebody else has set another certificate.</summary>
    Moved,

    /// <summary>A look found something that must not be.</summary>
    Failing,
}
