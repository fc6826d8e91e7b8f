using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Runs.Activities;
using HybridTrust.Tickets;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Changes;

/// <summary>Whether a run may change anything now: the change record is read again each time, freezes and window are the profile's.</summary>
internal sealed class RunChanges(RunSession run)
{
    private static readonly TimeSpan FirstPatience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromHours(6);

    private string _known = "";
    private string _told = "";
    private int _waits;

    /// <summary>Whether the ticket is a change record, and not a name alone.</summary>
    private bool HasRecord => run.Request.Ticket.Record is not null;

    /// <summary>What holds now.</summary>
    /// <param name="work">What is to be changed: it has a window of its own, and an emergency no freeze.</param>
    public async Task<ChangeAllowance> ReadAsync(StageWork work)
    {
        ChangeRecord? record = null;
        if (HasRecord)
        {
            switch (await run.Workflow.CallActivityAsync(RunActivities.ReadChange, run.Request.Ticket, RetryPolicy.Safe))
            {
                case Outcome<ChangeReading>.Completed { Value: var reading }:
                    record = reading.Record;
                    await NoteAsync(record?.ToString() ?? $"This host has no connection to {run.Request.Ticket.System}: what the change record says is not read.", reading);
                    break;
                case Outcome<ChangeReading>.Failed { Failure: var failure }:
                    // What the change board says is not known, so nothing is changed.
                    await NoteAsync($"Change {run.Request.Ticket.Id} could not be read: {failure.Message}", failure);
                    return new ChangeAllowance.Shut($"Change {run.Request.Ticket.Id} could not be read: {failure.Message}", null);
                default:
                    throw new InvalidOperationException("An outcome is completed or failed.");
            }
        }

        return ChangeCalendar.At(run.Workflow.UtcNow, run.Organization, work.Window, record, work.AtOnce);
    }

    /// <summary>Whether something other than an order keeps the run from changing anything now; asked when a step was not let begin.</summary>
    public async Task<bool> IsShutAsync(StageWork work) => HasRecord && await ReadAsync(work) is not ChangeAllowance.Open;

    /// <summary>Waits while nothing may be changed.</summary>
    /// <param name="shut">Why.</param>
    /// <param name="waited">How often the run waited already without knowing for how long.</param>
    /// <param name="hash">The plan.</param>
    /// <param name="changes">How many changes it has.</param>
    public async Task WaitAsync(ChangeAllowance.Shut shut, int waited, string hash, int changes)
    {
        var sentence = $"Approved; {char.ToLowerInvariant(shut.Sentence[0])}{shut.Sentence[1..]}";
        run.Publish(RunPhase.Waiting, sentence, hash, changes: changes);
        if (HasRecord && !string.Equals(_told, sentence, StringComparison.Ordinal))
        {
            _told = sentence;
            await run.TellTicketAsync(run.Key(string.Create(CultureInfo.InvariantCulture, $"waits-{++_waits}")), $"{sentence} The run waits.");
        }

        // A record may be moved, or a board may decide, while the run waits: it looks again before long.
        var look = run.Workflow.UtcNow + Patience(waited);
        await run.Orders.WaitForNextAsync(HasRecord && (shut.Opens ?? DateTimeOffset.MaxValue) > look ? look : shut.Opens ?? look);
    }

    private static TimeSpan Patience(int waited)
    {
        var doubled = FirstPatience * Math.Pow(2, Math.Min(waited, 10));
        return doubled < LongestPatience ? doubled : LongestPatience;
    }

    private async Task NoteAsync<T>(string sentence, T details)
    {
        if (!string.Equals(_known, sentence, StringComparison.Ordinal))
        {
            _known = sentence;
            await run.RecordAsync(run.Entry(EvidenceKind.Noted, sentence, details));
        }
    }
}
