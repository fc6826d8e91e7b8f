using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using HybridTrust.Cmdlets;

namespace HybridTrust.Functions.Azure.ExchangeOnline;

/// <summary>Writes a call as <c>CmdletInput</c>.</summary>
internal static class InvokeCommandBody
{
    /// <summary>The content of the request.</summary>
    public static HttpContent Of(Operation operation, OperationCall call)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("CmdletInput");
            writer.WriteString("CmdletName", operation.Name);
            writer.WriteStartObject("Parameters");
            foreach (var (name, value) in call.Parameters)
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return new ByteArrayContent(buffer.ToArray())
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } },
        };
    }

    private static void Write(Utf8JsonWriter writer, CmdletValue value)
    {
        switch (value)
        {
            case CmdletValue.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case CmdletValue.Truth truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case CmdletValue.Switch:
                writer.WriteBooleanValue(true);
                break;
            case CmdletValue.Number number:
                writer.WriteNumberValue(number.Value);
                break;
            case CmdletValue.Instant instant:
                writer.WriteStringValue(instant.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case CmdletValue.Bytes bytes:
                writer.WriteBase64StringValue(bytes.Value.Span);
                break;
            case CmdletValue.List list:
                writer.WriteStartArray();
                foreach (var item in list.Values)
                {
                    writer.WriteStringValue(item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
