using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>What a server meets at an HTTPS address.</summary>
/// <param name="Url">The address.</param>
/// <param name="Status">The HTTP status; null when nothing answered.</param>
/// <param name="Trusted">Whether the server trusts the certificate for that name.</param>
/// <param name="IsAuthMetadata">Whether the answer is an authentication metadata document.</param>
/// <param name="Failure">Why nothing answered.</param>
internal sealed record WebProbe(string Url, int? Status, bool Trusted, bool IsAuthMetadata, string? Failure)
{
    /// <summary>Whether a product would accept it as its partner's metadata document.</summary>
    public bool IsUsableMetadata => Status is 200 && Trusted && IsAuthMetadata;

    /// <summary>Looks from a server.</summary>
    public static async Task<WebProbe> FromAsync(StepContext context, string server, string url, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.Windows, server, cancellation);
        var answer = await shell.InvokeAsync(OperationCall.Of(LocalOperations.ProbeUrl, new KeyValuePair<string, CmdletValue?>("Url", url)), cancellation);
        var seen = answer.Only(LocalOperations.ProbeUrl, server);
        int? status = int.TryParse(seen.Text("Status"), CultureInfo.InvariantCulture, out var number) ? number : null;
        return new WebProbe(url, status, seen.Truth("Trusted"), seen.Truth("AuthMetadata"), seen.Text("Failure"));
    }

    /// <summary>Looks at several addresses, and stops at the first usable metadata document.</summary>
    public static async Task<IReadOnlyList<WebProbe>> FirstMetadataAsync(
        StepContext context, string server, IEnumerable<string> urls, CancellationToken cancellation)
    {
        var probes = new List<WebProbe>();
        foreach (var url in urls)
        {
            probes.Add(await FromAsync(context, server, url, cancellation));
            if (probes[^1].IsUsableMetadata)
            {
                break;
            }
        }

        return probes;
    }

    /// <inheritdoc />
    public override string ToString() => this switch
    {
        { Status: null } => $"{Url}: nothing answers ({Failure})",
        { Trusted: false } => $"{Url}: the certificate is not trusted",
        { Status: 200, IsAuthMetadata: false } => $"{Url}: the answer is no metadata document",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Url}: HTTP {Status}"),
    };
}
