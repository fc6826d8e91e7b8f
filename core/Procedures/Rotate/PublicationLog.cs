using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// What servers' event logs tell of a publication: event 2014 of the AuthAdmin servicelet (domain 2(e), e6). It is evidence of who did it and when;
/// whether it is done, AuthConfig says, and a log that tells nothing stands in nobody's way.
/// </summary>
internal sealed class PublicationLog(OrganizationProfile organization, StepContext context)
{
    private const string Published = "2014";

    /// <summary>The servicelet looks twice a day; what it did earlier was another rotation's.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(4);

    /// <summary>A sentence, whatever is found.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var told = new List<string>();
        foreach (var server in organization.Topology.TokenServers())
        {
            if (await PublishedAtAsync(server.Fqdn, cancellation) is { } at)
            {
                told.Add(string.Create(CultureInfo.InvariantCulture, $"{server.Fqdn} at {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
            }
        }

        return told.Count > 0
            ? $"Published by the servicelet of {string.Join(", ", told)} (event 2014 of MSExchange AuthAdmin)."
            : "No server's event log tells of the publication (event 2014 of MSExchange AuthAdmin): somebody may have published it by hand, or the logs could not be read.";
    }

    private async Task<DateTimeOffset?> PublishedAtAsync(string server, CancellationToken cancellation)
    {
        try
        {
            var shell = await context.ShellAsync(ShellKind.Windows, server, cancellation);
            var events = await shell.InvokeAsync(
                OperationCall.Of(LocalOperations.ReadAuthAdminEvents, new KeyValuePair<string, CmdletValue?>("Since", context.Time.GetUtcNow() - Recent)), cancellation);
            return events.Objects.LastOrDefault(e => e.Text("Id") is Published)?.Instant("Time");
        }
        catch (CmdletException)
        {
            return null;
        }
    }
}
