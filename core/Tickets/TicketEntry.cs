using System.Text.Json.Serialization;

namespace HybridTrust.Tickets;

/// <summary>One thing to write to a ticket.</summary>
/// <param name="Number">Its place in the run's order, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it was said, UTC.</param>
/// <param name="Comment">What was said.</param>
/// <param name="State">What became of it.</param>
public sealed record TicketEntry(int Number, TicketEntryKind Kind, DateTimeOffset At, TicketComment Comment, TicketEntryState State)
{
    /// <summary>Why it was given up, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>
    /// The line that a comment ends with where the ticket system has no key of its own: what is read back tells whether the comment arrived.
    /// </summary>
    [JsonIgnore]
    public string Marker => $"[{Comment.Run} {Comment.Key}]";

    /// <summary>Whether it still has to be written.</summary>
    [JsonIgnore]
    public bool IsOpen => State is TicketEntryState.Waiting or TicketEntryState.Tried;
}
