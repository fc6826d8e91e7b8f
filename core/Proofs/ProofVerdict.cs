namespace HybridTrust.Proofs;

/// <summary>How a proof ended.</summary>
public enum ProofVerdict
{
    /// <summary>Seen to work.</summary>
    Passed,

    /// <summary>Seen not to work.</summary>
    Failed,

    /// <summary>Nobody outside Microsoft can exercise it (domain 11, row 17); reported, not counted as a failure.</summary>
    NotExercised,
}
