using HybridTrust.Cmdlets;
using HybridTrust.Jobs;
using HybridTrust.Steps;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.Logging;

/// <summary>Everything the runner logs. No message takes a token, a key or an envelope.</summary>
internal static partial class RunnerLog
{
    [LoggerMessage(1, LogLevel.Information, "Runner {Name} {Version} asks {Server} for jobs; policy {Policy}.")]
    public static partial void Started(this ILogger log, string name, string version, Uri server, string policy);

    [LoggerMessage(2, LogLevel.Warning, "SIMULATED: shells are those of the estate at {Estate}; no real server is touched.")]
    public static partial void Simulated(this ILogger log, Uri estate);

    [LoggerMessage(3, LogLevel.Information, "The host answers.")]
    public static partial void HostAnswers(this ILogger log);

    [LoggerMessage(4, LogLevel.Warning, "The host cannot be asked for jobs: {Why}. Trying on.")]
    public static partial void HostUnavailable(this ILogger log, string why);

    [LoggerMessage(5, LogLevel.Information, "Job {JobId} of run {Run} taken: {Mode} of {Steps} steps, {Finished} of them finished before.")]
    public static partial void JobTaken(this ILogger log, string jobId, string run, BatchMode mode, int steps, int finished);

    [LoggerMessage(6, LogLevel.Warning, "Job {JobId} refused ({Reason}): {Explanation}")]
    public static partial void JobRefused(this ILogger log, string jobId, JobRefusalReason reason, string explanation);

    [LoggerMessage(7, LogLevel.Information, "Job {JobId} done: {Changed} steps changed something; stopped by: {Stopped}.")]
    public static partial void JobDone(this ILogger log, string jobId, string stopped, int changed);

    [LoggerMessage(8, LogLevel.Error, "Job {JobId} was ended by a fault in the runner. Send this log with a report.")]
    public static partial void ProgramFault(this ILogger log, string jobId, Exception fault);

    [LoggerMessage(9, LogLevel.Warning, "The result of job {JobId} could not be delivered: {Why}. It is kept, and sent again until the host has it.")]
    public static partial void ResultNotDelivered(this ILogger log, string jobId, string why);

    [LoggerMessage(10, LogLevel.Information, "The host had the result of job {JobId} already, or waits for it no more.")]
    public static partial void ResultNotWanted(this ILogger log, string jobId);

    [LoggerMessage(15, LogLevel.Error, "The host refused the result of job {JobId} for good: {Why} It is not sent again; the run will see the job expire.")]
    public static partial void ResultRefused(this ILogger log, string jobId, string why);

    [LoggerMessage(17, LogLevel.Warning, "The job signer announced its successor: jobs of {Thumbprint} are taken too from now on.")]
    public static partial void SignerAnnounced(this ILogger log, string thumbprint);

    [LoggerMessage(18, LogLevel.Warning, "An announcement of a job signer was refused ({Reason}): {Explanation}")]
    public static partial void AnnouncementRefused(this ILogger log, JobRefusalReason reason, string explanation);

    [LoggerMessage(11, LogLevel.Error, "The journal could not be written for job {JobId}: {Why} No change is started without it; free space or repair the disk.")]
    public static partial void JournalNotWritten(this ILogger log, string jobId, string why);

    [LoggerMessage(12, LogLevel.Information, "Asked to stop ({Why}): finishing the step at hand. A batch that is not finished goes on at the next start.")]
    public static partial void Stopping(this ILogger log, string why);

    [LoggerMessage(13, LogLevel.Information, "Stopped.")]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(16, LogLevel.Error, "Not started: {Why}")]
    public static partial void NotStarted(this ILogger log, string why);

    [LoggerMessage(30, LogLevel.Information, "Shells are those of {PowerShell}.")]
    public static partial void RealShells(this ILogger log, string powerShell);

    [LoggerMessage(31, LogLevel.Information, "{Kind} shell open on {Server}, PowerShell {Version}.")]
    public static partial void ShellOpened(this ILogger log, ShellKind kind, string server, string version);

    [LoggerMessage(32, LogLevel.Warning, "{Kind} shell on {Server} died while {Operation} ran: {Why}")]
    public static partial void ShellDied(this ILogger log, ShellKind kind, string server, string operation, string why);

    [LoggerMessage(14, LogLevel.Error, "The step at hand did not end within {Seconds} s after the parent was gone; ending here. The journal knows where to go on.")]
    public static partial void CutOff(this ILogger log, double seconds);
}
