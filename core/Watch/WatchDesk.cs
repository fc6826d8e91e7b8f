using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Watch;

/// <summary>Opens the ticket or the run of a cause. The same cause at the same level is the same ticket and the same run.</summary>
internal sealed class WatchDesk(CauseRuns runs, ITicketing tickets, CauseTicketing where, HostIdentity host)
{
    /// <summary>Tells people of a cause.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="policy">Whose tickets are opened where, and whether runs are opened.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The cause, with its run when there is one.</returns>
    public async Task<WatchCause> TellAsync(WatchCause cause, WatchPolicy policy, DateTimeOffset now, CancellationToken cancellation)
    {
        var ledger = LedgerOf(cause);
        var key = Key(cause);
        var run = (policy.OpensRuns ? await runs.OpenAsync(cause, ledger, key, cancellation) : null) ?? cause.Run;
        var before = cause.Again > 0 ? $" Run {cause.Run} ended, and the certificate was not replaced." : "";
        var text = run is null ? cause.Sentence : $"{cause.Sentence}{before} Run {run} {Shows(cause.Remedy)}: {host.Link($"/api/runs/{run}")}";
        await KeepAsync(cause, policy, key, text, isGone: false, cancellation);
        return string.Equals(run, cause.Run, StringComparison.Ordinal) ? cause : cause with { Run = run, RunAt = now };
    }

    /// <summary>Tells people that a cause is gone.</summary>
    public Task TellGoneAsync(WatchCause cause, WatchPolicy policy, CancellationToken cancellation) =>
        KeepAsync(cause, policy, "gone", $"Gone: {cause.Sentence}", isGone: true, cancellation);

    /// <summary>Starts a verification of an organization.</summary>
    /// <returns>Its run.</returns>
    public Task<string> VerifyAsync(string organization, DateTimeOffset now, CancellationToken cancellation) => runs.StartAsync(
        organization, RunAction.Verify, [], new TicketReference(CauseRuns.Name, string.Create(CultureInfo.InvariantCulture, $"verify-{now.UtcDateTime:yyyyMMddHHmmss}")), cancellation);

    private Task KeepAsync(WatchCause cause, WatchPolicy policy, string key, string text, bool isGone, CancellationToken cancellation)
    {
        var ledger = LedgerOf(cause);
        var system = (policy.Tickets ?? where.Tickets) switch
        {
            CauseTickets.ServiceNow => "servicenow",
            CauseTickets.Jira => "jira",
            CauseTickets.Webhook => "generic",
            _ => CauseRuns.Name,
        };
        var end = cause.Sentence.IndexOf(". ", StringComparison.Ordinal);
        var news = new CauseNews($"HybridTrust, {(end < 0 ? cause.Sentence.TrimEnd('.') : cause.Sentence[..end])}", isGone);
        return tickets.KeepAsync(new TicketReference(system, ledger), new TicketComment(ledger, key, text) { Cause = news }, cancellation);
    }

    // A cause that comes back later is another ticket.
    private static string LedgerOf(WatchCause cause) =>
        string.Create(CultureInfo.InvariantCulture, $"watch-{cause.Id}-{cause.Since.UtcDateTime:yyyyMMddHHmmss}");

    // Each thing that is told has a name of its own within its cause: what a crash has repeated is recognized by it.
    private static string Key(WatchCause cause) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cause.Level.ToString().ToLowerInvariant()}{(cause.Remedy is WatchRemedy.EmergencyPublish ? "-emergency" : "")}{(cause.Again > 0 ? $"-{cause.Again + 1}" : "")}");

    private static string Shows(WatchRemedy remedy) => remedy switch
    {
        WatchRemedy.Rotation => "shows how, and waits for approval",
        WatchRemedy.EmergencyPublish => "shows how another certificate takes over at once, and waits for approval",
        _ => "shows what would change, and changes nothing",
    };
}
