using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>
/// A server that signs tokens is fit for it: it answers, is in service, runs a supported build, holds the auth certificates with usable
/// private keys, and knows the time. An optional server never blocks a run.
/// </summary>
internal sealed class ServerStep(OrganizationProfile organization, ExchangeServer server)
    : PreflightStep(organization, IdName + server.Fqdn, "every server that needs the auth certificate is fit for it", server.Fqdn)
{
    /// <summary>What the id of each such step starts with.</summary>
    public const string IdPrefix = $"{PreflightProcedure.ProcedureId}/{IdName}";

    private const string IdName = "server-";

    /// <summary>Where the evidence has the beginning of a certificate that a server showed.</summary>
    public static string NotBeforeOf(string thumbprint) => $"{thumbprint} NotBefore";

    /// <summary>Where it has its end.</summary>
    public static string NotAfterOf(string thumbprint) => $"{thumbprint} NotAfter";

    public override string Object => $"server {server.Fqdn}";

    public override IReadOnlyList<string> Publishes => [FactNames.RivalAutomationOn(server.Fqdn), FactNames.BuildOf(server.Fqdn)];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var reading = await new ServerReader(Organization, server, context).ReadAsync(cancellation);
        if (reading.Host is { HasRival: true })
        {
            context.Facts.Publish(FactNames.RivalAutomationOn(server.Fqdn), ServerReader.RivalTask);
        }
        else
        {
            context.Facts.Retract(FactNames.RivalAutomationOn(server.Fqdn));
        }

        if (reading.Host?.Build is { } build)
        {
            context.Facts.Publish(FactNames.BuildOf(server.Fqdn), build.ToString());
        }
        else
        {
            context.Facts.Retract(FactNames.BuildOf(server.Fqdn));
        }

        var remarks = ServerChecks.Of(reading);
        return Judge(Good(reading), server.Optional ? [.. remarks.Select(r => r with { Stops = false })] : remarks, Seen(reading));
    }

    private string Good(ServerReading reading) => reading.Host?.Build is { } build
        ? $"{server.Fqdn} answers, with {build.ProductName} ({build})"
        : $"{server.Fqdn} is optional";

    private static Dictionary<string, string> Seen(ServerReading reading)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in reading.Host?.Values() ?? [])
        {
            seen[name] = value;
        }

        if (reading.InMaintenance is { } maintenance)
        {
            seen["ServerWideOffline"] = maintenance ? "Inactive" : "Active";
        }

        foreach (var certificate in reading.Certificates)
        {
            seen[$"{certificate.Use} {certificate.Thumbprint}"] = certificate.Holding.ToString();
            if (certificate.Certificate is { } shown)
            {
                seen[NotBeforeOf(certificate.Thumbprint)] = shown.NotBefore.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
                seen[NotAfterOf(certificate.Thumbprint)] = shown.NotAfter.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
            }
        }

        return seen;
    }
}
