using System.Text.Json.Serialization;

namespace HybridTrust.Runs;

/// <summary>One ticket action, as the run orchestration takes it.</summary>
/// <param name="Version">The request's format.</param>
/// <param name="Organization">The organization's name.</param>
/// <param name="Action">What to do.</param>
/// <param name="Procedures">The procedures asked for; empty means all of the profile.</param>
/// <param name="Ticket">Who asked where.</param>
/// <param name="RequestedBy">The caller's name; never the one who may approve.</param>
/// <param name="Attempt">1, unless the ticket asks again on purpose.</param>
public sealed record RunRequest(
    int Version,
    string Organization,
    RunAction Action,
    IReadOnlyList<string> Procedures,
    TicketReference Ticket,
    string RequestedBy,
    int Attempt)
{
    /// <summary>The format written today.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The run that was there first, and has to end before this one begins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Behind { get; init; }

    /// <summary>The run to put back; only with <see cref="RunAction.Undo"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Undoes { get; init; }
}
