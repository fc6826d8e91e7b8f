using HybridTrust.Organizations;

namespace HybridTrust.Reports;

/// <summary>Whom a report is about.</summary>
/// <param name="Name">The organization's short name.</param>
/// <param name="ExchangeOrganization">GUID of the Exchange organization.</param>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Cloud">The Microsoft cloud it is in.</param>
/// <param name="VerifiedDomain">The primary SMTP domain.</param>
public sealed record ReportOrganization(string Name, Guid ExchangeOrganization, Guid Tenant, Cloud Cloud, string VerifiedDomain)
{
    /// <summary>What a report says of a profile.</summary>
    public static ReportOrganization Of(OrganizationProfile profile) =>
        new(profile.Name, profile.ExchangeOrganization, profile.Tenant.Id, profile.Tenant.Cloud, profile.VerifiedDomain);
}
