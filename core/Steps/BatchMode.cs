namespace HybridTrust.Steps;

/// <summary>What a batch is asked to do with its steps.</summary>
public enum BatchMode
{
    /// <summary>Look only.</summary>
    Inspect,

    /// <summary>Look, compare with what was approved, make it so, look again.</summary>
    Apply,

    /// <summary>Put back, last step first.</summary>
    Undo,
}
