using System.Text.Json.Serialization;
using HybridTrust.Runs.Turns;

namespace HybridTrust.Api.Tickets;

/// <summary>What became of a ticket.</summary>
/// <param name="Run">The run; its view is at <c>/api/runs/{run}</c>.</param>
/// <param name="Started">Whether this delivery started it; false when an earlier one had.</param>
public sealed record TicketAnswer(
    string Run,
    bool Started)
{
    /// <summary>Whether the run is another ticket's, which asked for the same before and whose run carries this one too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Attached { get; init; }

    /// <summary>The run that was there first: this one begins when that one has ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Behind { get; init; }

    /// <summary>The answer to a ticket that has no run of its own.</summary>
    public static TicketAnswer Of(Attachment attached) => new(attached.Run, Started: false) { Attached = true };
}
