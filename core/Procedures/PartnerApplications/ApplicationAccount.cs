using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>
/// The mail user that a partner application acts as: Exchange judges what the application may do by this account's roles. Its name is the
/// document's; its steps and facts are named after the procedure.
/// </summary>
/// <param name="Procedure">The procedure's id; the steps' ids start with it.</param>
/// <param name="FactPrefix">The facts' names start with it.</param>
/// <param name="Name">The account's name.</param>
internal sealed record ApplicationAccount(string Procedure, string FactPrefix, string Name)
{
    /// <summary>The fact that tells its GUID.</summary>
    public string Fact => $"{FactPrefix}.application-account";

    /// <summary>The step that creates it.</summary>
    public string Step => $"{Procedure}/application-account";

    /// <summary>How it is found: by the GUID that is known, else by the document's name.</summary>
    public string IdentityIn(Facts facts) => facts.Find(Fact) ?? Name;

    /// <summary>The address that the document gives it.</summary>
    public string AddressIn(OrganizationProfile organization) => $"{Name}@{organization.VerifiedDomain}";
}
