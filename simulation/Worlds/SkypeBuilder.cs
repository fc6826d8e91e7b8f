using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Skype;
using HybridTrust.Simulation.Tokens;

namespace HybridTrust.Simulation.Worlds;

/// <summary>Makes the Skype for Business Server pool of a new world.</summary>
internal sealed class SkypeBuilder(
    OrganizationProfile profile, EstateFile estate, IReadOnlyDictionary<string, PublicCertificate> certificates, DateTimeOffset now)
{
    public SkypeDeployment? Build() => estate.Skype is not { } skype ? null : new SkypeDeployment
    {
        Pool = profile.Topology.RequiredSkypePool().Fqdn,
        SipDomain = profile.Topology.RequiredSkypePool().SipDomain,
        Central = new CentralStore
        {
            ExchangeAutodiscoverUrl = skype.ExchangeAutodiscoverUrl,
            ExchangeAutodiscoverAllowedDomains = skype.ExchangeAutodiscoverAllowedDomains,
            Realm = skype.Realm,
            Partners = [.. skype.PartnerApplications.Select(Partner)],
        },
        FrontEnds = [.. skype.FrontEnds.Select(FrontEndOf)],
        Users = skype.Users,
        CallerGroups = skype.CallerGroups,
        ReplicationDelay = TimeSpan.FromSeconds(skype.ReplicationDelaySeconds),
    };

    /// <summary>The certificates that the pool's metadata document lists at the start.</summary>
    public static IReadOnlyList<PublicCertificate> TokenIssuers(EstateFile estate, IReadOnlyDictionary<string, PublicCertificate> certificates) =>
        estate.Skype?.FrontEnds[0].Assigned.GetValueOrDefault(FrontEnd.TokenIssuer) is { } name ? [certificates[name]] : [];

    private SkypePartner Partner(StartingSkypePartner partner) => new(
        partner.Name, partner.MetadataUrl, TokenIssuer.Exchange.ToString(), profile.VerifiedDomain, partner.TrustLevel, partner.Enabled,
        [certificates[estate.Exchange.AuthConfig.Current]]);

    private FrontEnd FrontEndOf(StartingFrontEnd frontEnd) => new(
        frontEnd.Fqdn,
        [.. frontEnd.Certificates.Select(c => new StoreEntry(
            certificates[c.Certificate],
            HasPrivateKey: c.PrivateKey is not PrivateKeyState.Absent,
            PrivateKeyReadable: c.PrivateKey is PrivateKeyState.Readable,
            []))],
        frontEnd.Assigned.ToDictionary(a => a.Key, a => certificates[a.Value].Thumbprint, StringComparer.Ordinal))
    {
        Stalled = frontEnd.Stalled,
        FollowsAt = now,
    };
}
