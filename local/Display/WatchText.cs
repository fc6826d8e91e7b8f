using System.Globalization;
using HybridTrust.Api.Watch;

namespace HybridTrust.Local.Display;

/// <summary>The table "server x certificate", for <c>watch</c>.</summary>
internal static class WatchText
{
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
        output.WriteLine(row.VerifiedAt is { } verified ? $"  servers, as seen {verified:u}" : "  servers: no verification has ended yet");
        foreach (var cell in row.Servers)
        {
            output.WriteLine($"    {cell.Server,-32} {cell.Use,-16} {cell.Thumbprint} {cell.Holding,-13} {(cell.NotAfter is { } ends ? $"ends {Day(ends)}" : "")}".TrimEnd());
        }

        foreach (var seen in row.Certificates)
        {
            var left = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor((seen.NotAfter - row.LookedAt!.Value).TotalDays)} days");
            output.WriteLine($"  {seen.Thumbprint} in {seen.Place}: ends {Day(seen.NotAfter)}, {left}{(seen.IsInsideWindow ? $" ({seen.Level})" : "")}");
        }

        foreach (var cause in row.Causes)
        {
            output.WriteLine($"  since {cause.Since:u} {cause.Level}: {cause.Sentence}{(cause.Run is { } run ? $" See {run}." : "")}");
        }
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
