using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using HybridTrust.Json;

namespace HybridTrust.Simulation.Worlds;

/// <summary>
/// Remembers the JSON of a part of the world. A change touches one or two of hundreds of parts, which never change themselves but are
/// replaced, and the whole world is written each time.
/// </summary>
internal sealed class WrittenOnce<T> : JsonConverter<T>
    where T : class
{
    private readonly ConditionalWeakTable<T, byte[]> _written = [];

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<T>(ref reader, TrustJson.Options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteRawValue(_written.GetValue(value, TrustJson.SerializeToUtf8), skipInputValidation: true);
}
