using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>The procedures of this release.</summary>
public interface IProcedureCatalogue
{
    /// <summary>The procedure with an id, or null.</summary>
    IProcedure? Find(string id);

    /// <summary>The steps of procedures for an organization, in order; a step shared by two procedures comes once.</summary>
    /// <exception cref="KeyNotFoundException">A procedure is not in this release.</exception>
    IReadOnlyList<IStep> StepsOf(OrganizationProfile organization, IReadOnlyList<string> procedures);

    /// <summary>The proofs of procedures for an organization, in order; a proof shared by two procedures comes once.</summary>
    /// <exception cref="KeyNotFoundException">A procedure is not in this release.</exception>
    IReadOnlyList<IProof> ProofsOf(OrganizationProfile organization, IReadOnlyList<string> procedures);
}
