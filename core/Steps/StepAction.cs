namespace HybridTrust.Steps;

/// <summary>What became of a step in a batch.</summary>
public enum StepAction
{
    /// <summary>Looked at, nothing more.</summary>
    Inspected,

    /// <summary>Was in place: left alone.</summary>
    LeftAlone,

    /// <summary>Changed, and seen to be in place afterwards.</summary>
    Applied,

    /// <summary>Put back.</summary>
    Undone,

    /// <summary>The other side refused it for good.</summary>
    Refused,

    /// <summary>The world is not what was approved: nothing was changed.</summary>
    Drifted,

    /// <summary>An error, or not in place after applying.</summary>
    Failed,

    /// <summary>Not started, because an earlier step stopped the batch.</summary>
    NotReached,

    /// <summary>Not begun, because the maintenance window had closed by its turn.</summary>
    OutOfWindow,
}
