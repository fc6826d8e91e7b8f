using System.Text.Json.Nodes;

namespace HybridTrust.Testing;

/// <summary>Where two JSON documents differ.</summary>
public static class JsonDifference
{
    /// <summary>The paths whose values differ, with both values.</summary>
    public static IEnumerable<string> Between(JsonNode? before, JsonNode? after, string path = "$")
    {
        switch (before, after)
        {
            case (JsonObject one, JsonObject other):
                return one.Select(p => p.Key).Union(other.Select(p => p.Key), StringComparer.Ordinal)
                    .SelectMany(name => Between(one[name], other[name], $"{path}.{name}"));
            case (JsonArray one, JsonArray other) when one.Count == other.Count:
                return one.Zip(other).SelectMany((pair, index) => Between(pair.First, pair.Second, $"{path}[{index}]"));
            default:
                return JsonNode.DeepEquals(before, after) ? [] : [$"{path}: {before?.ToJsonString()} -> {after?.ToJsonString()}"];
        }
    }
}
