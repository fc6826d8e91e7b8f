using System.Security.Cryptography;
using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Clock;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Skype;
using HybridTrust.Simulation.Windows;

namespace HybridTrust.Simulation.Worlds;

/// <summary>Makes a new world out of a profile and an estate file.</summary>
internal sealed class WorldBuilder(OrganizationProfile profile, EstateFile estate, ClockState clock, KeyFiles keys)
{
    private const string TenantSigningKey = "tenant-signing";
    private static readonly string[] UsualMetadataPaths = ["/autodiscover/metadata/json/1", "/metadata/json/1"];

    private readonly Dictionary<string, PublicCertificate> _certificates = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _now = clock.EstateAnchor;

    public World Build()
    {
        var signingKey = MakeKeys();
        var skype = new SkypeBuilder(profile, estate, _certificates, _now).Build();
        return new World
        {
            Organization = profile.Name,
            Clock = clock,
            Datacentre = MakeDatacentre(),
            Machines = [.. MachineNames().Select(MakeMachine)],
            Skype = skype,
            Names = MakeNames(),
            Tenant = new TenantDirectory
            {
                TenantId = profile.Tenant.Id,
                CoexistenceDomain = profile.Tenant.CoexistenceDomain,
                ReplicationLagReads = estate.Tenant.ReplicationLagReads,
                SigningKey = TenantSigningKey,
                SigningPublicKey = signingKey,
                Principals = [.. estate.Tenant.Principals.Select(MakePrincipal)],
            },
            Secrets = [],
            Faults = [.. estate.Faults],
        };
    }

    private IEnumerable<string> MachineNames() => profile.Topology.Servers.Select(s => s.Fqdn)
        .Concat(profile.Topology.SkypePool?.FrontEnds ?? []).Distinct(StringComparer.OrdinalIgnoreCase);

    private Machine MakeMachine(string fqdn)
    {
        var role = profile.Topology.Servers.FirstOrDefault(s => Same(s.Fqdn, fqdn))?.Role;
        var stopped = estate.Exchange.Servers.FirstOrDefault(s => Same(s.Fqdn, fqdn))?.StoppedServices
            ?? estate.Skype?.FrontEnds.FirstOrDefault(f => Same(f.Fqdn, fqdn))?.StoppedServices ?? [];
        return ProductServices.Machine(fqdn, role, stopped, startedAt: _now.AddDays(-3));
    }

    /// <summary>Every server by its own name, public hosts at the server that shells open on, the pool at its first front end; then what the file says.</summary>
    private Dictionary<string, string> MakeNames()
    {
        var topology = profile.Topology;
        var names = MachineNames().ToDictionary(fqdn => fqdn, StringComparer.OrdinalIgnoreCase);
        foreach (var host in topology.PublicHosts.Concat(topology.Autodiscover is { } autodiscover ? [autodiscover] : []))
        {
            names[host] = topology.ShellServer().Fqdn;
        }

        if (topology.SkypePool is { } pool)
        {
            names[pool.Fqdn] = pool.FrontEnds[0];
        }

        foreach (var (name, server) in estate.Names)
        {
            names[name] = server;
        }

        return names;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>RSA keys take most of the start, so they are made side by side.</summary>
    private byte[] MakeKeys()
    {
        var issuer = new CertificateIssuer(keys, _now);
        byte[] signingKey = [];
        Action makeSigningKey = () =>
        {
            using var rsa = RSA.Create(CertificateIssuer.KeySize);
            keys.Save(TenantSigningKey, rsa);
            signingKey = rsa.ExportSubjectPublicKeyInfo();
        };
        var makeCertificates = estate.Certificates.Select<KeyValuePair<string, StartingCertificate>, Action>(entry => () =>
        {
            var certificate = issuer.Issue(entry.Value, IsHeldByServer(entry.Key));
            lock (_certificates)
            {
                _certificates.Add(entry.Key, certificate);
            }
        });
        Parallel.Invoke([makeSigningKey, .. makeCertificates]);
        return signingKey;
    }

    private bool IsHeldByServer(string certificate) => estate.Exchange.Servers.SelectMany(s => s.Certificates)
        .Concat(estate.Skype?.FrontEnds.SelectMany(f => f.Certificates) ?? [])
        .Any(c => string.Equals(c.Certificate, certificate, StringComparison.Ordinal) && c.PrivateKey is not PrivateKeyState.Absent);

    private Datacentre MakeDatacentre()
    {
        var domain = profile.DomainController[(profile.DomainController.IndexOf('.', StringComparison.Ordinal) + 1)..];
        List<Recipient> recipients =
        [
            .. estate.Exchange.Accounts.Select(name => new Recipient
            {
                Guid = Guid.NewGuid(), Name = name, Alias = name, Type = RecipientType.User,
            }),
            .. estate.Exchange.MailUsers.Select(user => new Recipient
            {
                Guid = Guid.NewGuid(),
                Name = user.Name,
                Alias = user.Name,
                Type = RecipientType.MailUser,
                ExternalEmailAddress = user.ExternalEmailAddress,
                PrimarySmtpAddress = user.ExternalEmailAddress,
                HiddenFromAddressListsEnabled = user.Hidden,
            }),
            .. estate.Exchange.Mailboxes.Select(address => new Recipient
            {
                Guid = Guid.NewGuid(),
                Name = address.Split('@')[0],
                Alias = address.Split('@')[0],
                Type = RecipientType.UserMailbox,
                PrimarySmtpAddress = address,
            }),
        ];
        Guid AccountOf(string name) => recipients.First(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)).Guid;

        return new Datacentre
        {
            Name = estate.Exchange.Name,
            Guid = profile.ExchangeOrganization,
            Domain = domain,
            SmtpDomain = profile.VerifiedDomain,
            DomainControllers = [profile.DomainController],
            Language = estate.Exchange.Language,
            AuthConfig = MakeAuthConfig(estate.Exchange.AuthConfig),
            Servers = [.. profile.Topology.Servers.Select(MakeServer)],
            AuthServers = [.. estate.Exchange.AuthServers],
            Recipients = recipients,
            RoleAssignments = [.. estate.Exchange.RoleAssignments.Select(a => new RoleAssignment(
                Guid.NewGuid(), $"{a.Role}-{a.Account}", a.Role, AccountOf(a.Account), a.Enabled))],
            PartnerApplications = [.. estate.Exchange.PartnerApplications.Select(a => new PartnerApplication
            {
                Guid = Guid.NewGuid(),
                Name = a.Name,
                ApplicationIdentifier = a.ApplicationIdentifier.ToString(),
                AuthMetadataUrl = a.AuthMetadataUrl,
                Realm = a.AuthMetadataUrl.Length > 0 ? profile.Topology.SkypePool?.SipDomain ?? "" : "",
                Certificates = a.AuthMetadataUrl.Length > 0 ? TokenIssuers() : [],
                WhenChanged = _now.AddDays(-30),
                Enabled = a.Enabled,
                LinkedAccount = a.LinkedAccount is { } account ? AccountOf(account) : null,
            })],
            AvailabilityGroups = estate.Exchange.AvailabilityGroups,
            MetadataPaths = estate.Exchange.MetadataPaths.Count > 0 ? estate.Exchange.MetadataPaths : UsualMetadataPaths,
        };
    }

    private List<PublicCertificate> TokenIssuers() =>
        [.. (estate.Skype?.FrontEnds[0].Assigned.GetValueOrDefault(FrontEnd.TokenIssuer) is { } name ? new[] { _certificates[name] } : [])];

    private AuthConfig MakeAuthConfig(StartingAuthConfig wanted) => new()
    {
        CurrentCertificateThumbprint = _certificates[wanted.Current].Thumbprint,
        PreviousCertificateThumbprint = wanted.Previous is { } previous ? _certificates[previous].Thumbprint : "",
        NextCertificateThumbprint = wanted.Next is { } next ? _certificates[next].Thumbprint : "",
        NextCertificateEffectiveDate = wanted.Next is null ? null : _now.AddDays(wanted.NextEffectiveInDays),
        Realm = wanted.Realm,
    };

    private EstateServer MakeServer(ExchangeServer server) => new(
        server.Fqdn,
        Guid.NewGuid(),
        server.Build,
        server.AdSite,
        server.Role,
        [.. Starting(server).Certificates
            .Select(entry => new StoreEntry(
                _certificates[entry.Certificate],
                HasPrivateKey: entry.PrivateKey is not PrivateKeyState.Absent,
                PrivateKeyReadable: entry.PrivateKey is PrivateKeyState.Readable,
                entry.Services))])
    {
        AutoDiscoverServiceInternalUri = Starting(server).AutoDiscoverServiceInternalUri,
        AcceptsOAuth = Starting(server).AcceptsOAuth,
    };

    private StartingServer Starting(ExchangeServer server) => estate.Exchange.Servers.First(s => Same(s.Fqdn, server.Fqdn));

    private Principal MakePrincipal(StartingPrincipal principal) => new()
    {
        ObjectId = Guid.NewGuid(),
        AppId = principal.AppId,
        DisplayName = principal.DisplayName,
        ServicePrincipalNames = principal.ServicePrincipalNames,
        Keys = [.. principal.Keys.Select(k => PrincipalKey.For(_certificates[k.Certificate], Guid.NewGuid(), k.DisplayName))],
    };
}
