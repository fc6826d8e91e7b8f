namespace HybridTrust.Runs;

/// <summary>How a run ended, or where it stands for someone who will not wait.</summary>
public enum RunOutcome
{
    /// <summary>Every change was made and every proof passed.</summary>
    Proven,

    /// <summary>Nothing had to be changed, and every proof passed.</summary>
    NothingToDo,

    /// <summary>A plan was asked for, and it has changes.</summary>
    ChangesPending,

    /// <summary>The plan waits for its approval.</summary>
    WaitingForApproval,

    /// <summary>What an earlier run changed was put back, but for what the plan had said cannot be.</summary>
    Undone,

    /// <summary>Not finished; what was there still stands, and the reason is said.</summary>
    StoppedSafely,

    /// <summary>The certificate was replaced in time, but not everybody who needs it has it; the sentence says who.</summary>
    RotatedWithGap,

    /// <summary>Something is half done, or a proof failed.</summary>
    Failed,
}
