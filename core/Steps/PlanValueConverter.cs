using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridTrust.Steps;

/// <summary>Writes a known value as a string, the other as <c>{"knownAfterApply":"step"}</c>.</summary>
internal sealed class PlanValueConverter : JsonConverter<PlanValue>
{
    private const string Tag = "knownAfterApply";

    public override PlanValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new PlanValue.Known(reader.GetString()!);
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind is JsonValueKind.Object
            && document.RootElement.TryGetProperty(Tag, out var step)
            && step.ValueKind is JsonValueKind.String
                ? new PlanValue.KnownAfterApply(step.GetString()!)
                : throw new JsonException($"A plan value is a string or an object with the one member '{Tag}'.");
    }

    public override void Write(Utf8JsonWriter writer, PlanValue value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case PlanValue.Known known:
                writer.WriteStringValue(known.Text);
                break;
            case PlanValue.KnownAfterApply later:
                writer.WriteStartObject();
                writer.WriteString(Tag, later.Step);
                writer.WriteEndObject();
                break;
            default:
                throw new JsonException($"{value.GetType().Name} is not a plan value.");
        }
    }
}
