using HybridTrust.Cmdlets;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>
/// Tells apart the two forms of a partner application (domain 1.3). Skype for Business Server calls itself by the same application id as the former
/// cloud service, but signs its own tokens: such an object has a metadata address, and is never taken for the cloud's.
/// </summary>
internal static class CloudPartner
{
    /// <summary>Those of an application whose tokens come from an AuthServer.</summary>
    public static IEnumerable<CmdletObject> Of(IEnumerable<CmdletObject> partners, Guid application) =>
        partners.Where(p => p.Guid("ApplicationIdentifier") == application && string.IsNullOrEmpty(p.Text("AuthMetadataUrl")));
}
