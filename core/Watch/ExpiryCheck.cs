using System.Runtime.CompilerServices;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Steps;
using HybridTrust.Vault;

namespace HybridTrust.Watch;

/// <summary>
/// Reads the auth certificate of every organization wherever the cloud keeps it, and measures what is left of it. It only reads, and an
/// organization that cannot be read does not keep the others from being read.
/// </summary>
public sealed class ExpiryCheck(
    OrganizationStore organizations, IDirectories directories, ICertificateVault vault, IProcedureCatalogue procedures, TimeProvider time)
{
    /// <summary>Every organization, one after the other.</summary>
    public async IAsyncEnumerable<ExpiryReading> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var name in await organizations.NamesAsync(cancellation))
        {
            if (await ReadAsync(name, cancellation) is { } reading)
            {
                yield return reading;
            }
        }
    }

    private async Task<ExpiryReading?> ReadAsync(string name, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var sightings = new List<CertificateSighting>();
        try
        {
            if (await organizations.FindAsync(name, cancellation) is not { } organization)
            {
                return null;
            }

            await ReadAsync(organization, sightings, problems, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            problems.Add($"{name} could not be read to its end: {failure.Message}");
        }

        return new ExpiryReading(name, sightings, problems);
    }

    private async Task ReadAsync(
        OrganizationProfile organization, List<CertificateSighting> sightings, List<string> problems, CancellationToken cancellation)
    {
        var steps = procedures.StepsOf(organization, organization.Procedures).ToList();
        if (!steps.OfType<AuthCertificateVaultedStep>().Any())
        {
            // Servers that trust each other alone: the cloud keeps nothing of theirs.
            return;
        }

        // Without the vault's copy nobody can say which of a principal's keys is the organization's.
        var secret = AuthCertificateVaultedStep.SecretName(organization);
        if (await vault.FindAsync(secret, cancellation) is not { } stored)
        {
            problems.Add($"{organization.Name}: the vault has no {secret}. A run of its procedures puts it there.");
            return;
        }

        var certificate = stored.Certificate;
        sightings.Add(Sight(organization, $"the vault ({stored.Reference})", certificate, certificate.NotAfter));

        var directory = directories.For(organization.Tenant);
        foreach (var application in ApplicationsOf(steps))
        {
            var principal = await directory.FindServicePrincipalAsync(application, cancellation);
            var place = $"the keys of {principal?.DisplayName ?? "application"} ({application})";
            Look(organization, certificate, place, principal?.Keys, organization.OptionalPrincipals.Contains(application), sightings, problems);
        }

        if (steps.OfType<CertificateOnApplicationStep>().Any())
        {
            var name = HybridApplicationDocument.NameOf(organization);
            var found = await directory.FindApplicationsAsync(name, cancellation);
            var application = found is [var named] ? await directory.FindApplicationAsync(named.ApplicationId, cancellation) : null;
            Look(organization, certificate, $"the keys of {name}", application?.Keys, optional: false, sightings, problems);
        }
    }

    private static IEnumerable<Guid> ApplicationsOf(IEnumerable<IStep> steps) =>
        steps.OfType<CertificateOnPrincipalStep>().SelectMany(step => step.ApplicationIds).Distinct();

    private void Look(
        OrganizationProfile organization, PublicCertificate certificate, string place, IReadOnlyList<KeyCredential>? keys, bool optional,
        List<CertificateSighting> sightings, List<string> problems)
    {
        if (keys is not null && KeyMatcher.Best(keys, certificate) is { IsThisCertificate: true } match)
        {
            sightings.Add(Sight(organization, place, certificate, match.Key.EndDateTime ?? certificate.NotAfter));
        }
        else if (!optional)
        {
            problems.Add($"{organization.Name}: auth certificate {certificate.Thumbprint} is not among {place}. Send a ticket with the action 'plan' to see why.");
        }
    }

    private CertificateSighting Sight(OrganizationProfile organization, string place, PublicCertificate certificate, DateTimeOffset ends)
    {
        var now = time.GetUtcNow();
        return new CertificateSighting(
            organization.Name,
            place,
            certificate.Thumbprint,
            ends,
            ends - now,
            ExpiryThresholds.LevelOf(certificate.NotBefore, ends, organization.Rotation, now));
    }
}
