using System.Text.Json.Serialization;

namespace HybridTrust.Runs.Activities;

/// <summary>Whether a run that another waits for is over.</summary>
/// <param name="Over">Whether it is.</param>
/// <param name="Trouble">Why it is over though it never said so; null when it said, or goes on.</param>
public sealed record AheadReading(bool Over, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Trouble = null);
