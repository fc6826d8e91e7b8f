using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Procedures.Preflight;

/// <summary>What must be so on a server before a run, one small check each; they look at the reading and at nothing else.</summary>
internal static class ServerChecks
{
    /// <summary>Kerberos refuses more, and so do those who check tokens.</summary>
    private static readonly TimeSpan GreatestSkew = TimeSpan.FromMinutes(5);

    /// <summary>From here on a person should look, before it grows.</summary>
    private static readonly TimeSpan NotableSkew = TimeSpan.FromMinutes(2);

    /// <summary>What is to be said of a server.</summary>
    public static IReadOnlyList<Remark> Of(ServerReading reading)
    {
        if (reading.Host is not { } host)
        {
            // "Unknown" is never "fine" (domain 7, trap 16).
            return [Remark.Obstacle(
                $"{reading.Server.Fqdn} does not answer, so it is not known whether it could sign with the auth certificate: {reading.Silence} " +
                "Bring it back; or, if the run may go on without it, write \"optional\": true at it in topology.servers.")];
        }

        return
        [
            .. Product(reading, host),
            .. Service(reading),
            .. CertificateChecks.Of(reading),
            .. Clock(reading, host),
            .. Tls(reading, host),
            .. Rival(reading, host),
        ];
    }

    /// <summary>A supported product, in the build that the profile was planned for.</summary>
    private static IEnumerable<Remark> Product(ServerReading reading, HostReading host)
    {
        var server = reading.Server;
        if (host.Build is not { } build)
        {
            yield return Remark.Obstacle($"{server.Fqdn} has no ExSetup.exe, so Exchange is not installed there. Correct topology.servers.");
            yield break;
        }

        if (build.Product < ExchangeProduct.Exchange2016)
        {
            yield return Remark.Obstacle(
                $"{server.Fqdn} runs {build.ProductName} ({build}), which these procedures do not work with. Remove that server, or put a later version in its place.");
            yield break;
        }

        if (build.Product < ExchangeProduct.SubscriptionEdition && Exchange2016And2019OutOfSupport.Fact is var fact
            && fact.HasCome(DateOnly.FromDateTime(reading.Now.UtcDateTime)))
        {
            yield return Remark.Warning($"{server.Fqdn} runs {build.ProductName} ({build}), out of support since {fact.When}.");
        }

        var planned = ExchangeBuild.Parse(server.Build);
        if (build < planned)
        {
            yield return Remark.Obstacle(
                $"{server.Fqdn} runs build {build}, and the profile says {planned}: steps that need it would fail. Update the server, or correct its build in topology.servers.");
        }
        else if (build > planned)
        {
            yield return Remark.Warning($"{server.Fqdn} runs build {build}, and the profile says {planned}; correct it in topology.servers.");
        }
    }

    /// <summary>In service: a server in maintenance may be restarted or taken away at any moment.</summary>
    private static IEnumerable<Remark> Service(ServerReading reading) => reading.InMaintenance switch
    {
        true =>
        [
            Remark.Obstacle(
                $"{reading.Server.Fqdn} is in maintenance (ServerWideOffline is Inactive). Bring it back with Set-ServerComponentState by whoever took it out, then start again."),
        ],
        null => [Remark.Obstacle($"It is not known whether {reading.Server.Fqdn} is in maintenance: {reading.StateTrouble}")],
        _ => [],
    };

    /// <summary>The right time: tokens carry it, and it decides when a staged certificate takes effect.</summary>
    private static IEnumerable<Remark> Clock(ServerReading reading, HostReading host)
    {
        if (host.ClockSkew.Duration() <= NotableSkew)
        {
            yield break;
        }

        var minutes = host.ClockSkew.Duration().TotalMinutes.ToString("0", CultureInfo.InvariantCulture);
        var what = $"The clock of {reading.Server.Fqdn} is {minutes} minutes {(host.ClockSkew > TimeSpan.Zero ? "ahead of" : "behind")} this runner's; tokens and Kerberos allow 5. " +
            "Set the time source of whichever is wrong (w32tm /resync)";
        yield return host.ClockSkew.Duration() > GreatestSkew ? Remark.Obstacle($"{what}, then start again.") : Remark.Warning($"{what}.");
    }

    /// <summary>TLS 1.2: Microsoft's services answer nothing older.</summary>
    private static IEnumerable<Remark> Tls(ServerReading reading, HostReading host)
    {
        if (!host.Tls12Client)
        {
            yield return Remark.Obstacle(
                $"{reading.Server.Fqdn} may not call out with TLS 1.2, and Microsoft's services answer nothing older. Enable it in SCHANNEL (Protocols\\TLS 1.2\\Client), restart, then start again.");
        }
        else if (!host.DotNetSystemTls)
        {
            yield return Remark.Warning(
                $".NET Framework on {reading.Server.Fqdn} does not follow the system's TLS settings; set SystemDefaultTlsVersions and SchUseStrongCrypto to 1.");
        }
    }

    /// <summary>Nobody else rotates: Microsoft's scheduled task would (domain 11, row 12).</summary>
    private static IEnumerable<Remark> Rival(ServerReading reading, HostReading host)
    {
        if (host.HasRival)
        {
            yield return Remark.Warning(
                $"Microsoft's scheduled task '{ServerReader.RivalTask}' is enabled on {reading.Server.Fqdn} and may replace the auth certificate by itself; disable it before a rotation.");
        }
    }
}
