using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridTrust.Certificates;

/// <summary>Writes a public certificate as the base64 of its DER.</summary>
internal sealed class PublicCertificateConverter : JsonConverter<PublicCertificate>
{
    public override PublicCertificate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            throw new JsonException("A certificate is written as the base64 of its DER.");
        }

        try
        {
            return PublicCertificate.FromDer(reader.GetBytesFromBase64());
        }
        catch (FormatException malformed)
        {
            throw new JsonException(malformed.Message, malformed);
        }
    }

    public override void Write(Utf8JsonWriter writer, PublicCertificate value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.Der.Span);
}
