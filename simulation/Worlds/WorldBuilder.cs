using System.Security.Cryptography;
using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Clock;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Online;

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
        var datacentre = MakeDatacentre();
        return new World
        {
            Organization = profile.Name,
            Clock = clock,
            Datacentre = datacentre,
            Replication = MakeReplication(datacentre),
            Machines = [.. new MachineBuilder(profile, estate, _now).Build(datacentre)],
            Skype = new SkypeBuilder(profile, estate, _certificates, _now).Build(),
            Names = NameMaker.Make(profile, estate.Names),
            Tenant = new TenantDirectory
            {
                TenantId = profile.Tenant.Id,
                Cloud = profile.Tenant.Cloud,
                CoexistenceDomain = profile.Tenant.CoexistenceDomain,
                ReplicationLagReads = estate.Tenant.ReplicationLagReads,
                SigningKey = TenantSigningKey,
                SigningPublicKey = signingKey,
                Principals = [.. estate.Tenant.Principals.Select(MakePrincipal)],
                Applications = [.. estate.Tenant.Applications.Select(MakeApplication)],
                LongestKeyDays = estate.Tenant.LongestKeyDays,
                PageSize = estate.Tenant.PageSize,
            },
            Online = MakeOnline(estate.ExchangeOnline),
            Secrets = [],
            Faults = [.. estate.Faults.Select(f => f with { SwitchedOnAt = _now })],
            EventsUntil = _now,
        };
    }

    /// <summary>A certificate that was staged a moment ago is known at the first site only.</summary>
    private DirectoryReplication MakeReplication(Datacentre datacentre)
    {
        var replication = new DirectoryReplication { Delay = TimeSpan.FromSeconds(estate.Exchange.ReplicationDelaySeconds) };
        return estate.Exchange.AuthConfig.NextStagedSecondsAgo is not { } ago ? replication : replication.With(new DirectoryChange(
            _now.AddSeconds(-ago),
            datacentre.DomainControllers[0].Site,
            datacentre with { AuthConfig = datacentre.AuthConfig with { NextCertificateThumbprint = "", NextCertificateEffectiveDate = null } }));
    }

    private IEnumerable<DomainController> MakeDomainControllers()
    {
        var others = profile.Topology.DomainControllers;
        var own = others.FirstOrDefault(d => string.Equals(d.Fqdn, profile.DomainController, StringComparison.OrdinalIgnoreCase));
        return others.Where(d => d != own).Select(d => new DomainController(d.Fqdn, d.AdSite))
            .Prepend(new DomainController(profile.DomainController, own?.AdSite ?? profile.Topology.ShellServer().AdSite));
    }

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
            .. estate.Exchange.RemoteMailboxes.Select(address => new Recipient
            {
                Guid = Guid.NewGuid(),
                Name = address.Split('@')[0],
                Alias = address.Split('@')[0],
                Type = RecipientType.RemoteUserMailbox,
                ExternalEmailAddress = $"{address.Split('@')[0]}@{profile.Tenant.CoexistenceDomain}",
                PrimarySmtpAddress = address,
            }),
        ];
        Guid AccountOf(string name) => recipients.First(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)).Guid;

        var datacentre = new Datacentre
        {
            Name = estate.Exchange.Name,
            Guid = profile.ExchangeOrganization,
            Domain = domain,
            SmtpDomain = profile.VerifiedDomain,
            DomainControllers = [.. MakeDomainControllers()],
            Language = estate.Exchange.Language,
            AuthConfig = MakeAuthConfig(estate.Exchange.AuthConfig),
            ReadsDatesAsLocal = estate.Exchange.AuthConfig.DatesReadAs is DateReading.Local,
            Servers = [.. profile.Topology.Servers.Select(MakeServer)],
            AuthServers = [.. estate.Exchange.AuthServers],
            Recipients = recipients,
            DerivedRoles = [.. estate.Exchange.ManagementRoles.Select(r => new ManagementRole(Guid.NewGuid(), r.Name, r.Parent, r.Parent, r.Entries))],
            RoleAssignments = [.. estate.Exchange.RoleAssignments.Select(a => new RoleAssignment(
                Guid.NewGuid(), $"{a.Role}-{a.Account}", a.Role, AccountOf(a.Account), a.Enabled))],
            PartnerApplications = [.. estate.Exchange.PartnerApplications.Select(a => new PartnerApplication
            {
                Guid = Guid.NewGuid(),
                Name = a.Name,
                ApplicationIdentifier = a.ApplicationIdentifier.ToString(),
                AuthMetadataUrl = a.AuthMetadataUrl,
                Realm = a.AuthMetadataUrl.Length > 0 ? profile.Topology.SkypePool?.SipDomain ?? "" : "",
                Certificates = a.AuthMetadataUrl.Length > 0 ? SkypeBuilder.TokenIssuers(estate, _certificates) : [],
                WhenChanged = _now.AddDays(-30),
                Enabled = a.Enabled,
                LinkedAccount = a.LinkedAccount is { } account ? AccountOf(account) : null,
            })],
            Connectors = [.. estate.Exchange.Connectors],
            AddressSpaces = [],
            AcceptedDomains = [.. DomainsOf(profile, estate.Exchange)],
            VirtualDirectories = [.. estate.Exchange.Servers.SelectMany(s => new VirtualDirectoryMaker(profile).Make(s))],
            OrganizationRelationships = [.. estate.Exchange.Relationships.Select(r => new OrganizationRelationship
            {
                Guid = Guid.NewGuid(),
                Name = r.Name,
                DomainNames = r.DomainNames,
                Enabled = r.Enabled,
                TargetAutodiscoverEpr = r.TargetAutodiscoverEpr,
                TargetSharingEpr = r.TargetSharingEpr,
            })],
            SettingOverrides = [.. estate.Exchange.SettingOverrides.Select(o => new SettingOverride
            {
                Guid = Guid.NewGuid(),
                Name = o.Name,
                Component = o.Component,
                Section = o.Section,
                Parameters = o.Parameters,
                Reason = o.Reason,
                ModifiedBy = $"{domain}/Users/Administrator",
                Servers = o.Servers,
            })],
            OverridesChangedAt = _now - VariantConfiguration.Patience,
            AvailabilityGroups = estate.Exchange.AvailabilityGroups,
            MetadataPaths = estate.Exchange.MetadataPaths.Count > 0 ? estate.Exchange.MetadataPaths : UsualMetadataPaths,
        };
        return datacentre with
        {
            Servers = [.. datacentre.Servers.Select(s => s with
        {
            LoadedOAuth = OAuthConfiguration.Load(datacentre, s, profile.Tenant.Id, _now),
            CertificateInUse = datacentre.AuthConfig.CurrentCertificateThumbprint,
        })]
        };
    }

    /// <summary>A hybrid organization takes mail for its own domain and for the coexistence domain.</summary>
    private static IReadOnlyList<AcceptedDomain> DomainsOf(OrganizationProfile profile, StartingExchange exchange) => exchange.AcceptedDomains is [_, ..] given
        ? given
        : [new(profile.VerifiedDomain, profile.VerifiedDomain), new(profile.Tenant.CoexistenceDomain, profile.Tenant.CoexistenceDomain)];

    private static ExchangeOnlineOrganization MakeOnline(StartingExchangeOnline wanted) => new()
    {
        Connectors = [.. wanted.Connectors],
        Mailboxes = wanted.Mailboxes,
        HybridDomains = wanted.HybridDomains,
        EwsEnabled = wanted.EwsEnabled,
        EwsAllowedAppIds = wanted.EwsAllowedAppIds is [_, ..] ids ? string.Join(',', ids) : null,
        EmptyAllowListBlocks = wanted.EmptyAllowListBlocks,
        SharedPrincipalBlocked = wanted.SharedPrincipalBlocked,
    };

    private AuthConfig MakeAuthConfig(StartingAuthConfig wanted) => new()
    {
        CurrentCertificateThumbprint = _certificates[wanted.Current].Thumbprint,
        PreviousCertificateThumbprint = wanted.Previous is { } previous ? _certificates[previous].Thumbprint : "",
        NextCertificateThumbprint = wanted.Next is { } next ? _certificates[next].Thumbprint : "",
        NextCertificateEffectiveDate = wanted.Next is null ? null : _now.AddDays(wanted.NextEffectiveInDays),
        NextStagedAt = wanted.Next is null ? null : _now.AddSeconds(-(wanted.NextStagedSecondsAgo ?? 0)),
        Realm = wanted.Realm,
    };

    private EstateServer MakeServer(ExchangeServer server)
    {
        var starting = estate.Exchange.Servers.First(s => string.Equals(s.Fqdn, server.Fqdn, StringComparison.OrdinalIgnoreCase));
        List<StoreEntry> store = [.. starting.Certificates.Select(entry => new StoreEntry(
            _certificates[entry.Certificate],
            HasPrivateKey: entry.PrivateKey is not PrivateKeyState.Absent,
            PrivateKeyReadable: entry.PrivateKey is PrivateKeyState.Readable,
            entry.Services)
        {
            PrivateKeyExportable = entry.Exportable,
        })];

        // Unless the file says otherwise: what has the service SMTP, the auth certificate last (it has the service by mistake).
        var transport = starting.TransportCertificate is { } named
            ? _certificates[named].Thumbprint
            : store.Where(c => c.Services.Contains("SMTP", StringComparer.OrdinalIgnoreCase))
                .OrderBy(c => string.Equals(c.Thumbprint, _certificates[estate.Exchange.AuthConfig.Current].Thumbprint, StringComparison.Ordinal))
                .FirstOrDefault()?.Thumbprint;
        // Services of servers never started at the same minute.
        var started = _now.AddDays(-3) + (TimeSpan.FromMinutes(50) * profile.Topology.Servers.ToList().IndexOf(server));
        return new EstateServer(server.Fqdn, Guid.NewGuid(), server.Build, server.AdSite, server.Role, store)
        {
            InternalTransportCertificateThumbprint = transport,
            ServiceHostStartedAt = started,
            InternetWebProxy = starting.InternetWebProxy,
            AutoDiscoverServiceInternalUri = starting.AutoDiscoverServiceInternalUri,
        };
    }

    private Principal MakePrincipal(StartingPrincipal principal) => new()
    {
        ObjectId = Guid.NewGuid(),
        AppId = principal.AppId,
        DisplayName = principal.DisplayName,
        ServicePrincipalNames = principal.ServicePrincipalNames,
        Tags = principal.Tags,
        AppRoles = [.. principal.AppRoles.Select(value => new AppRoleOffer(AppRoleIds.Of(principal.AppId, value), value))],
        Keys = MakeKeys(principal.Keys),
    };

    private RegisteredApplication MakeApplication(StartingApplication application) => new()
    {
        ObjectId = Guid.NewGuid(),
        AppId = Guid.NewGuid(),
        DisplayName = application.DisplayName,
        SignInAudience = application.SignInAudience,
        Keys = MakeKeys(application.Keys),
    };

    private IReadOnlyList<PrincipalKey> MakeKeys(IReadOnlyList<StartingKey> starting) =>
        [.. starting.Select(k => PrincipalKey.For(_certificates[k.Certificate], Guid.NewGuid(), k.DisplayName))];
}
