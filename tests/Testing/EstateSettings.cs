using System.Text.Json.Nodes;

namespace HybridTrust.Testing;

/// <summary>What two states of an estate differ in, but for what servers and directories merely remember.</summary>
public static class EstateSettings
{
    /// <summary>Times of the last write, and what servers and directories remember of earlier states: no settings.</summary>
    private static readonly string[] Memories =
        [".whenChanged", ".startedAt", ".followsAt", ".replica", ".variantConfiguration.updated", ".overridesChangedAt", ".replication.changes", ".staleReads", ".stale"];

    /// <summary>The paths of the settings that differ.</summary>
    public static IEnumerable<string> Between(JsonNode before, JsonNode after) => JsonDifference.Between(before, after)
        .Select(difference => difference[..difference.IndexOf(": ", StringComparison.Ordinal)])
        .Where(path => path is not "$.secrets" && !Memories.Any(memory => path.EndsWith(memory, StringComparison.Ordinal)));
}
