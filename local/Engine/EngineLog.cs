using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Engine;

/// <summary>What the engine tells its operator.</summary>
internal static partial class EngineLog
{
    /// <summary>The engine is up.</summary>
    [LoggerMessage(1, LogLevel.Information, "Workflow engine on {Path}: {Running} instances go on, {Ended} have ended, {Held} are set aside.")]
    public static partial void Opened(ILogger logger, string path, int running, int ended, int held);

    /// <summary>A torn tail was cut.</summary>
    [LoggerMessage(2, LogLevel.Warning, "Journal {Path}: {Bytes} bytes of an unfinished write after byte {Offset} are dropped; nobody was told that they were kept.")]
    public static partial void TailCut(ILogger logger, string path, long offset, long bytes);

    /// <summary>A damaged middle was found.</summary>
    [LoggerMessage(3, LogLevel.Error, "Journal {Path} is damaged at byte {Offset} over {Length} bytes: {Lost} records lost, of {Instances}; {Unattributed} cannot be laid to anybody. Restore it from a backup, or look at the instances set aside.")]
    public static partial void Damaged(ILogger logger, string path, long offset, long length, long lost, string instances, long unattributed);

    /// <summary>An instance was set aside.</summary>
    [LoggerMessage(4, LogLevel.Error, "Instance {InstanceId} is held: {Reason}")]
    public static partial void Held(ILogger logger, string instanceId, string reason);

    /// <summary>The journal cannot be written.</summary>
    [LoggerMessage(5, LogLevel.Critical, "Journal {Path} cannot be written; the workflow engine has stopped. Free or repair the disk, then start the host again.")]
    public static partial void JournalFailed(ILogger logger, string path, Exception exception);

    /// <summary>Activities outlived the stop.</summary>
    [LoggerMessage(6, LogLevel.Warning, "The workflow engine stopped while {Count} activities were still running; they run again after the next start.")]
    public static partial void ActivitiesAbandoned(ILogger logger, int count);

    /// <summary>An activity failed.</summary>
    [LoggerMessage(7, LogLevel.Information, "Activity {Activity} of instance {InstanceId} failed.")]
    public static partial void ActivityFailed(ILogger logger, string activity, string instanceId, Exception exception);
}
