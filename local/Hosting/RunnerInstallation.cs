using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Steps;

namespace HybridTrust.Local.Hosting;

/// <summary>What an admin does on the runner's server: enrol it, write its config and its policy.</summary>
internal sealed class RunnerInstallation(Workspace workspace, string name, OrganizationProfile profile)
{
    private readonly string _folder = workspace.Runner(name);

    /// <summary>Makes the runner's certificate; what the host pins of it is returned.</summary>
    public EnrolledRunner Enrol(TimeProvider time)
    {
        using var certificate = SigningCertificate.Open(In("runner.pem"), name, time);
        return new EnrolledRunner(name, PublicCertificate.Of(certificate), time.GetUtcNow());
    }

    /// <summary>Writes config, policy and pinned signer; gives the config's path. With the snap-in Exchange is reached past its sessions.</summary>
    public string Configure(Uri host, Uri estate, TokenFile token, TokenFile estateToken, PublicCertificate signer, bool snapIn = false)
    {
        File.WriteAllText(In("signer.pem"), PemOf(signer));
        Write("policy.json", Policy());
        Write("runner.json", new
        {
            name,
            server = host.ToString(),
            tokenFile = token.Path,
            dataDirectory = In("data"),
            certificateFile = In("runner.pem"),
            signerFile = In("signer.pem"),
            policyFile = In("policy.json"),
            simulatedEstate = new { url = estate.ToString(), tokenFile = estateToken.Path },
            powerShell = snapIn ? new { exchange = "snap-in" } : null,
            polling = new { fastMilliseconds = 10, idleMilliseconds = 50, waitSeconds = 20 },
        });
        return In("runner.json");
    }

    // As narrow as the profile's own procedures: the rehearsal shows the policy that a real server would have.
    private object Policy()
    {
        var procedures = profile.Procedures.Union(ProcedureIds.Rotations, StringComparer.Ordinal).ToList();
        var bound = ProcedureCatalogue.Default.StepsOf(profile, procedures).OfType<IPolicyBound>().ToList();
        return new
        {
            exchangeOrganization = profile.ExchangeOrganization,
            procedures,
            applicationIds = bound.SelectMany(s => s.ApplicationIds).Distinct().ToList(),
            roles = bound.SelectMany(s => s.Roles).Distinct(StringComparer.Ordinal).ToList(),
            readOnly = false,
        };
    }

    private static string PemOf(PublicCertificate certificate)
    {
        using var x509 = X509CertificateLoader.LoadCertificate(certificate.Der.Span);
        return x509.ExportCertificatePem() + "\n";
    }

    private void Write<T>(string file, T value) => File.WriteAllText(In(file), JsonSerializer.Serialize(value, TrustJson.Readable));

    private string In(string file) => Path.Combine(_folder, file);
}
