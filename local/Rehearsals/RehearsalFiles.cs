using System.Text.Json;
using HybridTrust.Json;
using HybridTrust.Local.Client;
using HybridTrust.Plans;

namespace HybridTrust.Local.Rehearsals;

/// <summary>The files that a rehearsal leaves: what a change board takes along.</summary>
internal static class RehearsalFiles
{
    /// <summary>Writes them side by side, fetched from the host as anyone could.</summary>
    /// <param name="host">The host.</param>
    /// <param name="run">The run.</param>
    /// <param name="evidence">The run's evidence; null when it has none.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>The full paths written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(HostClient host, string run, byte[]? evidence, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var paths = await Task.WhenAll(
            WriteAsync("report.html", host.DocumentAsync(run, "report?format=html", cancellation)),
            WriteAsync("report.json", host.DocumentAsync(run, "report?format=json", cancellation)),
            WriteAsync("plan.json", host.DocumentAsync(run, "plan", cancellation), Layout),
            WriteAsync("evidence.jsonl", Task.FromResult(evidence)));
        return [.. paths.OfType<string>()];

        async Task<string?> WriteAsync(string name, Task<byte[]?> document, Func<byte[], byte[]>? layout = null)
        {
            var path = Path.GetFullPath(Path.Combine(folder, name));
            if (await document is { } content)
            {
                await File.WriteAllBytesAsync(path, layout is null ? content : layout(content), cancellation);
                return path;
            }

            // An earlier rehearsal's file must not pass for this one's.
            File.Delete(path);
            return null;
        }
    }

    private static byte[] Layout(byte[] plan) =>
        JsonSerializer.SerializeToUtf8Bytes(TrustJson.Deserialize<Plan>(plan), TrustJson.Readable);
}
