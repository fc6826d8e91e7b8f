using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using HybridTrust.Json;

namespace HybridTrust.Organizations;

/// <summary>
/// The JSON Schema of a profile, generated from the types, so that editors complete and check while the admin types. The reader
/// checks more (rules between fields); it alone decides.
/// </summary>
public static class ProfileSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as indented JSON with a last line feed; the same text on every machine.</summary>
    public static string Generate()
    {
        var exporter = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };
        var schema = TrustJson.Options.GetJsonSchemaAsNode(typeof(OrganizationProfile), exporter).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "HybridTrust organization profile");

        // The profile itself may name its schema; that is how editors find it.
        schema["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        if (schema.ContainsKey("properties"))
        {
            schema["additionalProperties"] = false;
        }

        if (context.PropertyInfo is { } property)
        {
            Describe(schema, property);
        }
        else if (context.TypeInfo.Type.GetCustomAttribute<DescriptionAttribute>() is { } description)
        {
            schema.Insert(0, "description", description.Description);
        }

        return schema;
    }

    private static void Describe(JsonObject schema, JsonPropertyInfo property)
    {
        if (Find<DescriptionAttribute>(property) is { } description)
        {
            schema.Insert(0, "description", description.Description);
        }

        if (Find<RangeAttribute>(property) is { } range)
        {
            schema["minimum"] = (int)range.Minimum;
            schema["maximum"] = (int)range.Maximum;
        }

        if (Find<PatternAttribute>(property) is { } pattern)
        {
            // A time of day is no RFC 3339 time, which would need an offset.
            schema.Remove("format");
            (schema["items"] as JsonObject ?? schema)["pattern"] = pattern.Pattern;
        }

        if (Find<LengthAttribute>(property) is { } length)
        {
            schema["minItems"] = length.MinimumLength;
            schema["maxItems"] = length.MaximumLength;
            schema["uniqueItems"] = true;
        }

        if (string.Equals(property.Name, "procedures", StringComparison.Ordinal))
        {
            schema["items"] = new JsonObject { ["enum"] = new JsonArray([.. ProcedureIds.All.Select(id => (JsonNode)id)]) };
        }
    }

    private static T? Find<T>(JsonPropertyInfo property)
        where T : Attribute => property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
}
