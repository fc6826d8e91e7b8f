namespace HybridTrust.Evidence;

/// <summary>The head of a run's evidence. The orchestration carries it, so its history binds every record too.</summary>
/// <param name="Count">How many records there are.</param>
/// <param name="Hash">The hash of the last.</param>
public sealed record EvidenceChain(int Count, string Hash)
{
    /// <summary>The hash that the first record names as the one before it: 64 zeros.</summary>
    public const string StartHash = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>A chain without records.</summary>
    public static EvidenceChain Start { get; } = new(0, StartHash);
}
