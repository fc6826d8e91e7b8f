using System.Text.Json;
using HybridTrust.Architecture;

namespace HybridTrust.Organizations;

public class ProfileSchemaTests
{
    private const string Update = "HYBRIDTRUST_UPDATE_SNAPSHOTS";

    private static JsonElement Properties(params string[] path)
    {
        var node = JsonDocument.Parse(ProfileSchema.Generate()).RootElement;
        return path.Aggregate(node, (element, name) => name == "[]"
            ? element.GetProperty("items")
            : element.GetProperty("properties").GetProperty(name));
    }

    [Fact]
    public void The_committed_schema_is_the_generated_one()
    {
        var file = Repository.PathOf("samples", "organization.schema.json");
        var generated = ProfileSchema.Generate();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, generated);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == generated,
            $"samples/organization.schema.json is stale. Regenerate it: {Update}=1 dotnet test tests/Core.Tests --filter ProfileSchemaTests");
    }

    [Fact]
    public void No_object_takes_unknown_properties_and_every_property_is_described()
    {
        using var document = JsonDocument.Parse(ProfileSchema.Generate());
        Walk(document.RootElement, "$");

        static void Walk(JsonElement schema, string path)
        {
            if (schema.TryGetProperty("properties", out var properties))
            {
                Assert.False(schema.GetProperty("additionalProperties").GetBoolean(), path);
                foreach (var property in properties.EnumerateObject())
                {
                    Assert.True(property.Name == "$schema" || property.Value.TryGetProperty("description", out _), $"{path}.{property.Name}");
                    Walk(property.Value, $"{path}.{property.Name}");
                }
            }

            if (schema.TryGetProperty("items", out var items))
            {
                Walk(items, $"{path}[]");
            }
        }
    }

    [Fact]
    public void It_says_what_the_reader_says()
    {
        Assert.Equal(ProfilePatterns.Build, Properties("topology", "servers", "[]", "build").GetProperty("pattern").GetString());
        Assert.Equal(500, Properties("topology", "servers").GetProperty("maxItems").GetInt32());
        Assert.Equal(720, Properties("approval", "expiresAfterHours").GetProperty("maximum").GetInt32());
        Assert.Equal(4, Properties("rotation", "leadDays").GetProperty("minimum").GetInt32());
        Assert.Equal(ProfilePatterns.Domain, Properties("topology", "publicHosts", "[]").GetProperty("pattern").GetString());
        Assert.Equal(ProcedureIds.All, Properties("procedures", "[]").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!));
        Assert.Contains("us-government-l4", Properties("tenant", "cloud").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal("uuid", Properties("tenant", "id").GetProperty("format").GetString());
    }

    [Fact]
    public void What_it_requires_is_what_the_reader_misses()
    {
        using var document = JsonDocument.Parse(ProfileSchema.Generate());
        var required = document.RootElement.GetProperty("required").EnumerateArray().Select(e => $"$.{e.GetString()}");

        Assert.Equal(
            required.Order(StringComparer.Ordinal),
            Profiles.Errors("{}").Where(e => e.Problem.EndsWith("is missing.", StringComparison.Ordinal)).Select(e => e.Path).Order(StringComparer.Ordinal));
    }
}
