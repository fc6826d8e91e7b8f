using System.Text.Json.Serialization;

namespace HybridTrust.Runs.Turns;

/// <summary>What was claimed of an organization's turns a moment ago.</summary>
/// <param name="Claims">Oldest first.</param>
public sealed record TurnClaims(IReadOnlyList<TurnClaim> Claims)
{
    /// <summary>The record's tag as it was read; null when there was none.</summary>
    [JsonIgnore]
    public string? Tag { get; init; }

    /// <summary>The claim of a run, or null.</summary>
    public TurnClaim? Of(string run) => Claims.FirstOrDefault(claim => string.Equals(claim.Run, run, StringComparison.Ordinal));
}
