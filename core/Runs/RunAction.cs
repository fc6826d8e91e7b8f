namespace HybridTrust.Runs;

/// <summary>What a ticket asks for.</summary>
public enum RunAction
{
    /// <summary>Read both sides and show what would change.</summary>
    Plan,

    /// <summary>Plan, approve, change, prove.</summary>
    Apply,

    /// <summary>Read and prove only.</summary>
    Verify,

    /// <summary>Put back what an earlier run changed.</summary>
    Undo,

    /// <summary>Replace the auth certificate, over weeks.</summary>
    Rotate,
}
