using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Tickets;
using HybridTrust.Workflows;

namespace HybridTrust.Watch;

/// <summary>Opens the ticket or the run of a cause. The same cause at the same level is the same ticket and the same run.</summary>
internal sealed class WatchDesk(IWorkflowClient workflows, ITicketing tickets, CauseTicketing host)
{
    /// <summary>Who asks, and by which ticket system, when the watch does.</summary>
    public const string Name = "watch";

    /// <summary>Tells people of a cause.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="policy">Whose tickets are opened where, and whether runs are opened.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The cause, with its run when there is one.</returns>
    public async Task<WatchCause> TellAsync(WatchCause cause, WatchPolicy policy, CancellationToken cancellation)
    {
        var ledger = LedgerOf(cause);
        var run = (policy.OpensRuns ? await StartAsync(cause, ledger, cancellation) : null) ?? cause.Run;
        var text = run is null ? cause.Sentence : $"{cause.Sentence} Run {run} {(cause.Remedy is WatchRemedy.Rotation ? "shows how, and waits for approval" : "shows what would change, and changes nothing")}: /api/runs/{run}";
        await KeepAsync(cause, policy, Word(cause.Level), text, isGone: false, cancellation);
        return cause with { Run = run };
    }

    /// <summary>Tells people that a cause is gone.</summary>
    public Task TellGoneAsync(WatchCause cause, WatchPolicy policy, CancellationToken cancellation) =>
        KeepAsync(cause, policy, "gone", $"Gone: {cause.Sentence}", isGone: true, cancellation);

    /// <summary>Starts a verification of an organization.</summary>
    /// <returns>Its run.</returns>
    public Task<string> VerifyAsync(string organization, DateTimeOffset now, CancellationToken cancellation) => StartAsync(
        organization, RunAction.Verify, [], new TicketReference(Name, string.Create(CultureInfo.InvariantCulture, $"verify-{now.UtcDateTime:yyyyMMddHHmmss}")), cancellation);

    private Task KeepAsync(WatchCause cause, WatchPolicy policy, string key, string text, bool isGone, CancellationToken cancellation)
    {
        var ledger = LedgerOf(cause);
        var system = (policy.Tickets ?? host.Tickets) switch
        {
            CauseTickets.ServiceNow => "servicenow",
            CauseTickets.Jira => "jira",
            CauseTickets.Webhook => "generic",
            _ => Name,
        };
        var end = cause.Sentence.IndexOf(". ", StringComparison.Ordinal);
        var news = new CauseNews($"HybridTrust, {(end < 0 ? cause.Sentence.TrimEnd('.') : cause.Sentence[..end])}", isGone);
        return tickets.KeepAsync(new TicketReference(system, ledger), new TicketComment(ledger, key, text) { Cause = news }, cancellation);
    }

    private async Task<string?> StartAsync(WatchCause cause, string ledger, CancellationToken cancellation)
    {
        // One run of a cause is enough: when the cause gets worse while it waits, the ticket says so.
        if (cause.Remedy is WatchRemedy.Ticket
            || (cause.Run is { } earlier && await workflows.FindAsync(earlier, cancellation) is { Status: InstanceStatus.Running }))
        {
            return null;
        }

        // What the run tells goes to the cause's ticket.
        var request = new TicketReference(Name, $"{ledger}-{Word(cause.Level)}") { Ledger = ledger };
        return cause.Remedy switch
        {
            WatchRemedy.Rotation => await RotationOfAsync(cause.Organization, cancellation) ?? await StartAsync(cause.Organization, RunAction.Rotate, [], request, cancellation),
            WatchRemedy.CleanUp => await StartAsync(cause.Organization, RunAction.Plan, [ProcedureIds.FirstPartyCleanup], request, cancellation),
            _ => await StartAsync(cause.Organization, RunAction.Plan, [], request, cancellation),
        };
    }

    /// <summary>The rotation that somebody else began, and that goes on.</summary>
    private async Task<string?> RotationOfAsync(string organization, CancellationToken cancellation)
    {
        await foreach (var instance in workflows.QueryAsync(RunId.Prefix, InstanceStatus.Running, cancellation))
        {
            if (string.Equals(instance.Name, RunWorkflow.Reference.Name, StringComparison.Ordinal)
                && instance.Input<RunRequest>() is { Action: RunAction.Rotate } request
                && string.Equals(request.Organization, organization, StringComparison.Ordinal))
            {
                return instance.InstanceId;
            }
        }

        return null;
    }

    private async Task<string> StartAsync(string organization, RunAction action, IReadOnlyList<string> procedures, TicketReference ticket, CancellationToken cancellation)
    {
        var request = new RunRequest(RunRequest.CurrentVersion, organization, action, procedures, ticket, Name, 1);
        var run = RunId.Of(request);
        await workflows.StartAsync(RunWorkflow.Reference, run, request, cancellation);
        return run;
    }

    // A cause that comes back later is another ticket.
    private static string LedgerOf(WatchCause cause) =>
        string.Create(CultureInfo.InvariantCulture, $"watch-{cause.Id}-{cause.Since.UtcDateTime:yyyyMMddHHmmss}");

    private static string Word(ExpiryLevel level) => level.ToString().ToLowerInvariant();
}
