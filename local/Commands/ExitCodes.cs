using HybridTrust.Runs;

namespace HybridTrust.Local.Commands;

/// <summary>What the process tells a script.</summary>
internal static class ExitCodes
{
    /// <summary>Proven, or nothing to do.</summary>
    public const int Done = 0;

    /// <summary>Failed.</summary>
    public const int Failed = 1;

    /// <summary>A plan was asked for, and it has changes.</summary>
    public const int ChangesPending = 2;

    /// <summary>The plan waits for its approval.</summary>
    public const int WaitingForApproval = 3;

    /// <summary>Not finished, and the trust that was there still stands; or rotated with a gap.</summary>
    public const int StoppedSafely = 4;

    /// <summary>Wrong usage, or a wrong profile.</summary>
    public const int Usage = 64;

    /// <summary>Stopped by Ctrl-C: 128 and the signal's number, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>The code for a run. One that still works has not failed, so it counts as done asking.</summary>
    public static int Of(RunOutcome? outcome) => outcome switch
    {
        RunOutcome.ChangesPending => ChangesPending,
        RunOutcome.WaitingForApproval => WaitingForApproval,
        RunOutcome.StoppedSafely or RunOutcome.RotatedWithGap => StoppedSafely,
        RunOutcome.Failed => Failed,
        _ => Done,
    };
}
