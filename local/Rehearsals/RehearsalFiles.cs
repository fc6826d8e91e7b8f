using System.Text.Json;
using HybridTrust.Json;
using HybridTrust.Local.Client;
using HybridTrust.Plans;

namespace HybridTrust.Local.Rehearsals;

/// <summary>The files that a rehearsal leaves: what a change board takes along.</summary>
internal static class RehearsalFiles
{
    /// <summary>Fetches them from the host as anyone could, and writes them.</summary>
    /// <returns>The full paths written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(HostClient host, string run, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        await WriteAsync("report.html", "report?format=html");
        await WriteAsync("report.json", "report?format=json");
        await WriteAsync("plan.json", "plan", Layout);
        await WriteAsync("evidence.jsonl", "evidence");
        return written;

        async Task WriteAsync(string name, string document, Func<byte[], byte[]>? layout = null)
        {
            var path = Path.GetFullPath(Path.Combine(folder, name));
            if (await host.DocumentAsync(run, document, cancellation) is { } content)
            {
                await File.WriteAllBytesAsync(path, layout is null ? content : layout(content), cancellation);
                written.Add(path);
            }
            else
            {
                // An earlier rehearsal's file must not pass for this one's.
                File.Delete(path);
            }
        }
    }

    private static byte[] Layout(byte[] plan) =>
        JsonSerializer.SerializeToUtf8Bytes(TrustJson.Deserialize<Plan>(plan), TrustJson.Readable);
}
