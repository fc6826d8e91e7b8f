using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>A step in Exchange Online PowerShell; its target is the tenant, addressed by the coexistence domain.</summary>
public abstract class ExchangeOnlineStep(OrganizationProfile organization)
    : ShellStep(organization, Site.ExchangeOnline, ShellKind.ExchangeOnline, organization.Tenant.CoexistenceDomain);
