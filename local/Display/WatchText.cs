using System.Globalization;
using HybridTrust.Api.Watch;
using HybridTrust.Watch;

namespace HybridTrust.Local.Display;

/// <summary>The table "server x certificate", for <c>watch</c>.</summary>
internal static class WatchText
{
    /// <summary>Digits of a thumbprint in the table; the whole one stands below it.</summary>
    private const int Short = 8;

    public static void Write(TextWriter output, WatchTable table)
    {
        output.WriteLine(table.Pulse.Sentence);
        if (table.Signer is { } signer)
        {
            output.WriteLine($"job signer {signer.Thumbprint} ends {Day(signer.NotAfter)}");
        }

        foreach (var row in table.Organizations)
        {
            Write(output, row);
        }
    }

    private static void Write(TextWriter output, WatchRow row)
    {
        output.WriteLine(row.LookedAt is { } looked ? $"{row.Organization}, looked at {looked:u}" : $"{row.Organization}, not looked at yet");
        output.WriteLine(row.VerifiedAt is { } verified ? $"  servers, as seen {verified:u}" : "  servers: not read yet; the first watch asks for it, and the next one shows it");
        foreach (var server in row.Servers.GroupBy(cell => cell.Server, StringComparer.OrdinalIgnoreCase))
        {
            output.WriteLine($"    {server.Key,-32} {string.Join("   ", server.Select(cell => $"{cell.Use} {cell.Thumbprint[..Short]} {cell.Holding}"))}");
        }

        var certificates = row.Certificates.Select(seen => (seen.Thumbprint, seen.NotAfter, seen.Place, seen.Level))
            .Concat(row.Servers.Where(cell => cell.NotAfter is not null).Select(cell => (cell.Thumbprint, NotAfter: cell.NotAfter!.Value, Place: "", Level: ExpiryLevel.Distant)))
            .GroupBy(seen => seen.Thumbprint, StringComparer.OrdinalIgnoreCase);
        foreach (var certificate in certificates)
        {
            var ends = certificate.Min(seen => seen.NotAfter);
            var level = certificate.Max(seen => seen.Level);
            var left = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor((ends - (row.LookedAt ?? ends)).TotalDays)} days");
            output.WriteLine($"  {certificate.Key} ends {Day(ends)}, {left}{(level is ExpiryLevel.Distant ? "" : $" ({level})")}");
            foreach (var seen in certificate.Where(seen => seen.Place.Length > 0 && !seen.Place.StartsWith("the store of ", StringComparison.Ordinal)))
            {
                output.WriteLine($"    in {seen.Place}{(seen.NotAfter == ends ? "" : $", until {Day(seen.NotAfter)}")}");
            }
        }

        foreach (var cause in row.Causes)
        {
            output.WriteLine($"  since {cause.Since:u} {cause.Level}: {cause.Sentence}{(cause.Run is { } run ? $" See {run}." : "")}");
        }
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
