using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridTrust.Cmdlets;

/// <summary>
/// Writes a value so that its type survives: text, truth and null as JSON has them, everything else as an object with
/// one member that names the type (<c>{"instant":"2026-11-21T05:00:00Z"}</c>).
/// </summary>
internal sealed class CmdletValueConverter : JsonConverter<CmdletValue>
{
    public override bool HandleNull => true;

    public override CmdletValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return new CmdletValue.Null();
            case JsonTokenType.String:
                return new CmdletValue.Text(reader.GetString()!);
            case JsonTokenType.True:
            case JsonTokenType.False:
                return new CmdletValue.Truth(reader.GetBoolean());
            case JsonTokenType.Number:
                return new CmdletValue.Number(reader.GetInt64());
            case JsonTokenType.StartArray:
                return new CmdletValue.List(JsonSerializer.Deserialize<string[]>(ref reader, options)!);
            case JsonTokenType.StartObject:
                return ReadTagged(ref reader);
            default:
                throw new JsonException($"A cmdlet value cannot start with {reader.TokenType}.");
        }
    }

    public override void Write(Utf8JsonWriter writer, CmdletValue value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case CmdletValue.Null:
                writer.WriteNullValue();
                break;
            case CmdletValue.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case CmdletValue.Truth truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case CmdletValue.Number number:
                writer.WriteNumberValue(number.Value);
                break;
            case CmdletValue.List list:
                JsonSerializer.Serialize(writer, list.Values, options);
                break;
            case CmdletValue.Switch:
                writer.WriteStartObject();
                writer.WriteBoolean("switch", value: true);
                writer.WriteEndObject();
                break;
            case CmdletValue.Instant instant:
                writer.WriteStartObject();
                writer.WriteString("instant", instant.Value.UtcDateTime);
                writer.WriteEndObject();
                break;
            case CmdletValue.Bytes bytes:
                writer.WriteStartObject();
                writer.WriteBase64String("bytes", bytes.Value.Span);
                writer.WriteEndObject();
                break;
            default:
                throw new JsonException($"{value.GetType().Name} is not a cmdlet value.");
        }
    }

    private static CmdletValue ReadTagged(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            throw new JsonException("A typed cmdlet value names its type: switch, instant or bytes.");
        }

        var tag = reader.GetString();
        reader.Read();
        CmdletValue value = tag switch
        {
            "switch" => new CmdletValue.Switch(),
            "instant" => new CmdletValue.Instant(reader.GetDateTimeOffset().ToUniversalTime()),
            "bytes" => new CmdletValue.Bytes(reader.GetBytesFromBase64()),
            _ => throw new JsonException($"'{tag}' is not a type of cmdlet value: switch, instant or bytes."),
        };
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject)
        {
            throw new JsonException("A typed cmdlet value has exactly one member.");
        }

        return value;
    }
}
