using HybridTrust.Organizations;

namespace HybridTrust.Testing;

/// <summary>Profiles that tests start from.</summary>
public static class Profiles
{
    public static OrganizationProfile Fabrikam { get; } = new()
    {
        Version = 1,
        Name = "fabrikam",
        ExchangeOrganization = new Guid("5f0a5c0e-6b0c-4d7e-9a55-0f6f6f2d7a10"),
        Tenant = new Tenant { Id = new Guid("7d9c2a64-31c5-4d4c-8f3f-2c1f0b7f5e21"), CoexistenceDomain = "fabrikam.mail.onmicrosoft.com" },
        VerifiedDomain = "fabrikam.com",
        DomainController = "dc01.fabrikam.com",
        Legacy = true,
        Runners = new SiteRunners { Exchange = "fabrikam-exchange" },
        Topology = new Topology
        {
            Servers = [new ExchangeServer { Fqdn = "ex01.fabrikam.com", Build = "15.1.2507.55", AdSite = "Paris" }],
        },
        Procedures = ["skype-online-partner"],
    };
}
