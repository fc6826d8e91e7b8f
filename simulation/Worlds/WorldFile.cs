using System.Security.Cryptography;
using System.Text.Json;
using HybridTrust.Json;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Skype;
using HybridTrust.Simulation.Windows;

namespace HybridTrust.Simulation.Worlds;

/// <summary>
/// The state file: a version, the world, and a seal over the world's bytes. It is written beside and moved into place, so a
/// kill at any moment leaves the old state or the new one; a file damaged later is told apart from one that was never there.
/// </summary>
/// <param name="dataDirectory">Where it is.</param>
/// <param name="kept">Whether anything is written; a world that is not kept is still read from where another one was.</param>
internal sealed class WorldFile(string dataDirectory, bool kept = true)
{
    private const int Version = 1;

    private const string Remedy = "Restore the file, or start a new world in an empty directory.";

    private static readonly JsonSerializerOptions Options = new(TrustJson.Options)
    {
        Converters =
        {
            new WrittenOnce<EstateServer>(), new WrittenOnce<VirtualDirectory>(), new WrittenOnce<Machine>(), new WrittenOnce<FrontEnd>(), new WrittenOnce<Principal>(),
        },
    };

    private readonly string _path = Path.Combine(dataDirectory, "estate.json");

    /// <summary>Whether there is one.</summary>
    public bool Exists => File.Exists(_path);

    public void Save(World world)
    {
        if (!kept)
        {
            return;
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(world, Options);
        var temporary = $"{_path}.new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            using (var writer = new Utf8JsonWriter(file))
            {
                writer.WriteStartObject();
                writer.WriteNumber("version", Version);
                writer.WriteString("seal", SealOf(content));
                writer.WritePropertyName("world");
                writer.WriteRawValue(content, skipInputValidation: true);
                writer.WriteEndObject();
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    /// <summary>The world that was saved last; null when the directory holds none.</summary>
    /// <exception cref="EstateException">The file is truncated, damaged or of another version.</exception>
    public World? Load()
    {
        if (!Exists)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(_path));
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() is var version && version != Version)
            {
                throw new EstateException(
                    $"The estate's state file {_path} has version {version}; this release reads version {Version}. {Remedy}");
            }

            var raw = System.Text.Encoding.UTF8.GetBytes(root.GetProperty("world").GetRawText());
            if (!string.Equals(SealOf(raw), root.GetProperty("seal").GetString(), StringComparison.Ordinal))
            {
                throw new EstateException($"The estate's state file {_path} does not match its seal: it was changed or damaged. {Remedy}");
            }

            return TrustJson.Deserialize<World>(raw);
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new EstateException($"The estate's state file {_path} is truncated or damaged: {damaged.Message} {Remedy}", damaged);
        }
    }

    private static string SealOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
