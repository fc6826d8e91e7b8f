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
            output.WriteLine($"job signer {signer.Thumbprint} {Ends(signer.NotAfter, signer.NotAfter - signer.Left)}");
        }

        Causes(output, table.Causes);

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
            output.WriteLine($"    {server.Key,-32} {string.Join("   ", server.Select(cell => $"{cell.Use} {cell.Thumbprint[..Short]} {cell.Holding}"))}{(server.First().SeenAt is { } ago ? $"   (not seen since {ago:u})" : "")}");
        }

        var certificates = row.Certificates.Select(seen => (seen.Thumbprint, seen.NotAfter, seen.Place, seen.Level))
            .Concat(row.Servers.Where(cell => cell.NotAfter is not null).Select(cell => (cell.Thumbprint, NotAfter: cell.NotAfter!.Value, Place: "", Level: ExpiryLevel.Distant)))
            .GroupBy(seen => seen.Thumbprint, StringComparer.OrdinalIgnoreCase);
        foreach (var certificate in certificates)
        {
            var ends = certificate.Min(seen => seen.NotAfter);
            var level = certificate.Max(seen => seen.Level);
            output.WriteLine($"  {certificate.Key} {Ends(ends, row.LookedAt ?? ends)}{(level is ExpiryLevel.Distant ? "" : $" ({level})")}");
            foreach (var seen in certificate.Where(seen => seen.Place.Length > 0 && !seen.Place.StartsWith("the store of ", StringComparison.Ordinal)))
            {
                output.WriteLine($"    in {seen.Place}{(seen.NotAfter == ends ? "" : $", until {Day(seen.NotAfter)}")}");
            }
        }

        Causes(output, row.Causes);
        if (row is { LookedAt: not null, Causes.Count: 0 })
        {
            output.WriteLine("  no cause is open");
        }
    }

    private static void Causes(TextWriter output, IReadOnlyList<WatchCause> causes)
    {
        foreach (var cause in causes)
        {
            output.WriteLine($"  since {cause.Since:u} {cause.Level}: {cause.Sentence}{(cause.Run is { } run ? $" See {run}." : "")}");
        }
    }

    private static string Ends(DateTimeOffset ends, DateTimeOffset looked) => ends > looked
        ? string.Create(CultureInfo.InvariantCulture, $"ends {Day(ends)}, in {Days(ends - looked)}")
        : string.Create(CultureInfo.InvariantCulture, $"ended {Day(ends)}, {Days(looked - ends)} ago");

    private static string Days(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalDays)} {(Math.Floor(span.TotalDays) is 1 ? "day" : "days")}");

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
