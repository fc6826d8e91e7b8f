using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Workflows;

namespace HybridTrust.Watch;

/// <summary>The runs that the watch opens. None of them changes anything without an approval.</summary>
internal sealed class CauseRuns(IWorkflowClient workflows)
{
    /// <summary>Who asks, and by which ticket system, when the watch does.</summary>
    public const string Name = "watch";

    /// <summary>A person who left a rotation unapproved is not asked each day.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromDays(7);

    /// <summary>The run of a cause: the one that goes on, or a new one. Null where a ticket is all there is to open.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="ledger">The cause's ticket.</param>
    /// <param name="key">Names what is told, so that whoever repeats it opens the same run.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<string?> OpenAsync(WatchCause cause, string ledger, string key, CancellationToken cancellation)
    {
        // One run of a cause is enough: when the cause gets worse while it waits, the ticket says so.
        if (cause.Run is { } earlier
            && await workflows.FindAsync(earlier, cancellation) is { Status: InstanceStatus.Running } running
            && IsWhatHelps(running.Input<RunRequest>(), cause.Remedy))
        {
            return earlier;
        }

        // What the run tells goes to the cause's ticket.
        var ticket = new TicketReference(Name, $"{ledger}-{key}") { Ledger = ledger };
        return cause.Remedy switch
        {
            WatchRemedy.Plan => await StartAsync(cause.Organization, RunAction.Plan, [], ticket, cancellation),
            WatchRemedy.CleanUp => await StartAsync(cause.Organization, RunAction.Plan, [ProcedureIds.FirstPartyCleanup], ticket, cancellation),
            WatchRemedy.Rotation => await FindAsync(cause.Organization, ProcedureIds.Rotate, cancellation)
                ?? await StartAsync(cause.Organization, RunAction.Rotate, [], ticket, cancellation),
            WatchRemedy.EmergencyPublish => await FindAsync(cause.Organization, ProcedureIds.EmergencyPublish, cancellation)
                ?? await StartAsync(cause.Organization, RunAction.Rotate, [ProcedureIds.EmergencyPublish], ticket, cancellation),
            _ => null,
        };
    }

    /// <summary>
    /// Whether the run that was to replace a certificate has ended without doing so, nobody approved it perhaps, and it is time to ask again.
    /// </summary>
    public async Task<bool> CameToNothingAsync(WatchCause cause, DateTimeOffset now, CancellationToken cancellation)
    {
        if (cause is not { Run: { } run, Remedy: WatchRemedy.Rotation or WatchRemedy.EmergencyPublish } || now - (cause.RunAt ?? cause.Since) < Pause)
        {
            return false;
        }

        return await workflows.FindAsync(run, cancellation) switch
        {
            { Status: InstanceStatus.Running } => false,

            // Servers that were not read since may still be believed to sign with the former one.
            { } ended => ended.Output<RunResult>()?.Outcome is not (RunOutcome.Proven or RunOutcome.RotatedWithGap) || !IsWhatHelps(ended.Input<RunRequest>(), cause.Remedy),
            null => true,
        };
    }

    /// <summary>The rotation, planned or in an emergency, that somebody began and that goes on.</summary>
    /// <param name="organization">Whose certificate is replaced.</param>
    /// <param name="procedure">Which of <see cref="ProcedureIds.Rotations"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<string?> FindAsync(string organization, string procedure, CancellationToken cancellation)
    {
        await foreach (var instance in workflows.QueryAsync(RunId.Prefix, InstanceStatus.Running, cancellation))
        {
            if (string.Equals(instance.Name, RunWorkflow.Reference.Name, StringComparison.Ordinal)
                && instance.Input<RunRequest>() is { Action: RunAction.Rotate } request
                && string.Equals(RunProcedures.RotationOf(request), procedure, StringComparison.Ordinal)
                && string.Equals(request.Organization, organization, StringComparison.Ordinal))
            {
                return instance.InstanceId;
            }
        }

        return null;
    }

    /// <summary>Starts a run in the watch's name.</summary>
    /// <returns>The run.</returns>
    public async Task<string> StartAsync(string organization, RunAction action, IReadOnlyList<string> procedures, TicketReference ticket, CancellationToken cancellation)
    {
        var request = new RunRequest(RunRequest.CurrentVersion, organization, action, procedures, ticket, Name, 1);
        var run = RunId.Of(request);
        await workflows.StartAsync(RunWorkflow.Reference, run, request, cancellation);
        return run;
    }

    private static bool IsWhatHelps(RunRequest request, WatchRemedy remedy) => remedy switch
    {
        WatchRemedy.Rotation => RunProcedures.RotationOf(request) is ProcedureIds.Rotate,
        WatchRemedy.EmergencyPublish => RunProcedures.RotationOf(request) is ProcedureIds.EmergencyPublish,
        _ => true,
    };
}
