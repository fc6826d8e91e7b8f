using System.Text.Json.Serialization;
using HybridTrust.Records;
using HybridTrust.Runs;

namespace HybridTrust.Tickets;

/// <summary>The ticket ledger of one run: all that it has to tell its ticket, in order, and what arrived.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Entries">What to write, in order.</param>
public sealed record TicketBox(TicketReference Ticket, IReadOnlyList<TicketEntry> Entries)
{
    /// <summary>Until when somebody is writing to the ticket; null when nobody is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>When the ticket system wants to be asked again; null when it said nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>What comes next, or null when all is written.</summary>
    [JsonIgnore]
    public TicketEntry? Next => Entries.FirstOrDefault(entry => entry.IsOpen);

    /// <summary>Whether the ledger's ticket was opened by it, or is about to be.</summary>
    [JsonIgnore]
    public bool IsOpened => Entries.Any(entry => entry is { Kind: TicketEntryKind.Opening, State: not TicketEntryState.GivenUp });

    /// <summary>Whether the opening is still to come.</summary>
    [JsonIgnore]
    public bool IsBeingOpened => Entries.Any(entry => entry is { Kind: TicketEntryKind.Opening, IsOpen: true });

    /// <summary>The collection of ledgers.</summary>
    public const string Collection = "ticket-outbox";

    /// <summary>Where a run's ledger is.</summary>
    public static RecordKey Key(string run) => new(Collection, run);

    /// <summary>The mark of a ledger that is not all written.</summary>
    public static RecordKey OpenKey(string run) => new(OpenCollection, run);

    /// <summary>The collection of those marks.</summary>
    public const string OpenCollection = "ticket-outbox-open";

    /// <summary>The ledger with a comment more; the same where it has it already.</summary>
    public TicketBox Add(TicketComment comment, DateTimeOffset now, bool connected)
    {
        if (Entries.Any(entry => string.Equals(entry.Comment.Key, comment.Key, StringComparison.Ordinal)))
        {
            return this;
        }

        var opens = connected && comment.Cause is { Gone: false } && !IsOpened;
        List<TicketEntryKind> kinds =
        [
            .. comment.Texts is null ? Array.Empty<TicketEntryKind>() : [TicketEntryKind.Texts],
            opens ? TicketEntryKind.Opening : TicketEntryKind.Comment,
        ];
        if (comment.Ending is TicketEnding.Done)
        {
            kinds.Add(TicketEntryKind.Ending);
        }

        // That a cause is gone is no news where its ticket was never opened.
        var state = connected && (opens || IsOpened || comment.Cause is null) ? TicketEntryState.Waiting : TicketEntryState.Kept;
        return this with { Entries = [.. Entries, .. kinds.Select((kind, index) => new TicketEntry(Entries.Count + index + 1, kind, now, comment, state))] };
    }

    /// <summary>The ledger after an entry was tried; the claim is given back.</summary>
    public TicketBox With(int number, TicketEntryState state, string? reason = null, DateTimeOffset? notBefore = null) => this with
    {
        Entries = [.. Entries.Select(entry => entry.Number == number ? entry with { State = state, Reason = reason } : entry)],
        ClaimedUntil = null,
        NotBefore = notBefore,
    };
}
