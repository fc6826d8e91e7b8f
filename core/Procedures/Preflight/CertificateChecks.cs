using HybridTrust.Organizations;

namespace HybridTrust.Procedures.Preflight;

/// <summary>A server holds every auth certificate that it signs with, or soon will, with a private key it can use (domain 2(e), e1).</summary>
internal static class CertificateChecks
{
    /// <summary>
    /// How long before it takes effect a staged certificate must be everywhere: inside a site the servicelet copies it within 12 hours,
    /// to other sites nobody does (domain 7, traps 11 and 15).
    /// </summary>
    private static readonly TimeSpan Lead = TimeSpan.FromHours(48);

    /// <summary>What is to be said of a server's certificates.</summary>
    public static IEnumerable<Remark> Of(ServerReading reading) => reading.CertificatesKnown
        ? reading.Certificates.Select(certificate => Of(reading, certificate)).OfType<Remark>()
        : [Remark.Obstacle($"It is not known which auth certificate {reading.Server.Fqdn} needs, because AuthConfig could not be read.")];

    private static Remark? Of(ServerReading reading, CertificateReading certificate)
    {
        var name = $"{certificate.Use} auth certificate {certificate.Thumbprint}";
        var server = reading.Server.Fqdn;
        return certificate.Holding switch
        {
            CertificateHolding.Usable => null,
            CertificateHolding.Unknown => Remark.Obstacle(
                $"{server} did not say whether it holds the {name}: {certificate.Trouble} That is not the same as missing; see whether the server answers RPC, then start again."),
            _ when certificate.Effective is { } date && date - reading.Now > Lead => Remark.Warning(
                $"{server} {Lacks(certificate, name)}; it takes effect in {(int)(date - reading.Now).TotalDays} days. {Remedy(server)}"),
            _ => Remark.Obstacle($"{server} {Lacks(certificate, name)}. {Remedy(server)}"),
        };
    }

    private static string Lacks(CertificateReading certificate, string name) => certificate.Holding is CertificateHolding.Missing
        ? $"does not hold the {name}"
        : $"holds the {name}, but cannot use its private key";

    private static string Remedy(string server) =>
        $"A ticket with the action 'rotate' and the procedure '{ProcedureIds.EmergencyImport}' copies it there and does nothing else. By hand: export it with its private key on a server " +
        $"that has it (Export-ExchangeCertificate) and import it on {server} (Import-ExchangeCertificate). Then start again.";
}
