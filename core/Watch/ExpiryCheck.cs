using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Vault;

namespace HybridTrust.Watch;

/// <summary>
/// Reads an organization's auth certificates, the one in use and the staged one, wherever the cloud keeps them, and measures what is left of each. It
/// only reads.
/// </summary>
internal sealed class ExpiryCheck(IDirectories directories, ICertificateVault vault, IProcedureCatalogue procedures, TimeProvider time)
{
    /// <summary>Reads.</summary>
    /// <exception cref="ThrottledException">The tenant throttles: come back later.</exception>
    public async Task<CloudSight> ReadAsync(OrganizationProfile organization, CancellationToken cancellation)
    {
        var sightings = new List<CertificateSighting>();
        var problems = new List<WatchProblem>();
        var reading = new ExpiryReading(organization.Name, sightings, problems);
        var steps = procedures.StepsOf(organization, organization.Procedures).ToList();
        if (!steps.OfType<AuthCertificateVaultedStep>().Any())
        {
            // Servers that trust each other alone: the cloud keeps nothing of theirs.
            return new CloudSight(reading, null, null);
        }

        // Without the vault's copy nobody can say which of a principal's keys is the organization's.
        if (await KeptAsync(organization, AuthCertificateSlot.Current, WatchedCertificate.Auth, sightings, cancellation) is not { } current)
        {
            var secret = AuthCertificateSlot.Current.SecretName(organization);
            problems.Add(new WatchProblem(WatchProblemKind.VaultEmpty, secret, $"{organization.Name}: the vault has no {secret}. A run of its procedures puts it there."));
            return new CloudSight(reading, null, null);
        }

        var next = await KeptAsync(organization, AuthCertificateSlot.Next, WatchedCertificate.NextAuth, sightings, cancellation);
        if (next is not null && (next.Equals(current) || next.NotAfter <= current.NotAfter))
        {
            // What the rotation before left: that certificate is in use now, or it has been overtaken.
            sightings.RemoveAll(seen => seen.Kind is WatchedCertificate.NextAuth);
            next = null;
        }

        var directory = directories.For(organization.Tenant);
        var applications = steps.OfType<CertificateOnPrincipalStep>().SelectMany(step => step.ApplicationIds).Distinct().ToList();
        foreach (var application in applications)
        {
            var principal = await directory.FindServicePrincipalAsync(application, cancellation);
            var place = $"the keys of {principal?.DisplayName ?? "application"} ({application})";
            Look(reading, organization, current, next, place, application.ToString(), principal?.Keys, organization.OptionalPrincipals.Contains(application), sightings, problems);
        }

        if (steps.OfType<CertificateOnApplicationStep>().Any())
        {
            var name = HybridApplicationDocument.NameOf(organization);
            var found = await directory.FindApplicationsAsync(name, cancellation);
            var application = found is [var named] ? await directory.FindApplicationAsync(named.ApplicationId, cancellation) : null;
            Look(reading, organization, current, next, $"the keys of {name}", name, application?.Keys, optional: false, sightings, problems);
            if (!applications.Contains(WellKnownApplications.ExchangeOnline))
            {
                await LookAtExchangeOnlineAsync(organization, directory, current, next, problems, cancellation);
            }
        }

        await LookAtPolicyAsync(organization, directory, [.. applications.Except(organization.OptionalPrincipals)], steps.OfType<CertificateOnApplicationStep>().Any(), problems, cancellation);
        return new CloudSight(reading, current, next);
    }

    /// <summary>A cap on the life of keys is known years before a rotation would run into it.</summary>
    private static async Task LookAtPolicyAsync(
        OrganizationProfile organization, IDirectoryReader directory, IReadOnlyList<Guid> principals, bool hasApplication, List<WatchProblem> problems, CancellationToken cancellation)
    {
        if (await directory.FindKeyLifetimePolicyAsync(cancellation) is not { } policy)
        {
            return;
        }

        var objections = new[]
        {
            hasApplication ? policy.Objection(organization, HybridApplicationDocument.NameOf(organization), isApplication: true) : null,
            principals.Count > 0 ? policy.Objection(organization, string.Join(", ", principals), isApplication: false) : null,
        };
        if (objections.OfType<string>().ToList() is [_, ..] said)
        {
            problems.Add(new WatchProblem(WatchProblemKind.KeyLifetimeCapped, "app management policy", $"{organization.Name}: {string.Join(". ", said)}."));
        }
    }

    /// <summary>Microsoft's wizard puts keys back on Exchange Online's own principal, which the dedicated application has replaced (domain 2(f)).</summary>
    private static async Task LookAtExchangeOnlineAsync(
        OrganizationProfile organization, IDirectoryReader directory, PublicCertificate current, PublicCertificate? next, List<WatchProblem> problems, CancellationToken cancellation)
    {
        var principal = await directory.FindServicePrincipalAsync(WellKnownApplications.ExchangeOnline, cancellation);
        var own = (principal?.Keys ?? []).Count(key =>
            KeyMatcher.Match(key, current).IsThisCertificate || (next is not null && KeyMatcher.Match(key, next).IsThisCertificate));
        if (own > 0)
        {
            problems.Add(new WatchProblem(WatchProblemKind.FirstPartyKeys, WellKnownApplications.ExchangeOnline.ToString(),
                $"{organization.Name}: its auth certificate is among the keys of Exchange Online's own principal ({WellKnownApplications.ExchangeOnline}), where nobody needs it. " +
                "Microsoft's wizard puts it there; clean it up after each of its runs."));
        }
    }

    private async Task<PublicCertificate?> KeptAsync(
        OrganizationProfile organization, AuthCertificateSlot slot, WatchedCertificate kind, List<CertificateSighting> sightings, CancellationToken cancellation)
    {
        if (await vault.FindAsync(slot.SecretName(organization), cancellation) is not { } stored)
        {
            return null;
        }

        sightings.Add(Sight(organization, kind, $"the vault ({stored.Reference})", stored.Certificate, stored.Certificate.NotAfter));
        return stored.Certificate;
    }

    private void Look(
        ExpiryReading reading, OrganizationProfile organization, PublicCertificate current, PublicCertificate? next, string place, string subject,
        IReadOnlyList<KeyCredential>? keys, bool optional, List<CertificateSighting> sightings, List<WatchProblem> problems)
    {
        if (!LookFor(current, WatchedCertificate.Auth) && !optional)
        {
            problems.Add(new WatchProblem(WatchProblemKind.KeyMissing, subject,
                $"{reading.Organization}: auth certificate {current.Thumbprint} is not among {place}. A plan of its procedures shows why."));
        }

        if (next is not null && !LookFor(next, WatchedCertificate.NextAuth) && !optional)
        {
            problems.Add(new WatchProblem(WatchProblemKind.NextKeyMissing, subject,
                $"{reading.Organization}: next auth certificate {next.Thumbprint} is not among {place}: tokens would be refused from the day it takes over."));
        }

        bool LookFor(PublicCertificate certificate, WatchedCertificate kind)
        {
            if (keys is null || KeyMatcher.Best(keys, certificate) is not { IsThisCertificate: true } match)
            {
                return false;
            }

            sightings.Add(Sight(organization, kind, place, certificate, match.Key.EndDateTime ?? certificate.NotAfter));
            return true;
        }
    }

    private CertificateSighting Sight(OrganizationProfile organization, WatchedCertificate kind, string place, PublicCertificate certificate, DateTimeOffset ends)
    {
        var now = time.GetUtcNow();
        return new CertificateSighting(
            organization.Name, place, certificate.Thumbprint, ends, ends - now, ExpiryThresholds.LevelOf(certificate.NotBefore, ends, organization.Rotation, now))
        { Kind = kind };
    }
}
