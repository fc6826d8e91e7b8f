using System.Text.Json.Serialization;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>What an outgoing webhook says.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Run">The run.</param>
/// <param name="Number">The message's place in the run's order, from 1.</param>
/// <param name="Text">The comment; null for a message that has none.</param>
public sealed record WebhookData(
    string Ticket, string Run, int Number, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text)
{
    /// <summary>What a cause of the watch is called; null for every message of a run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Subject { get; init; }

    /// <summary>What the plan says about the change; null for every message but a plan's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeTexts? Texts { get; init; }
}
