using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>One Microsoft procedure as an ordered list of steps.</summary>
public interface IProcedure
{
    /// <summary>Its id, such as <c>skype-online-partner</c>; never changed once released.</summary>
    string Id { get; }

    /// <summary>What it does, in a few words.</summary>
    string Title { get; }

    /// <summary>Whether its cloud service is retired: only for profiles with <c>legacy: true</c>.</summary>
    bool Legacy { get; }

    /// <summary>The steps for an organization, in the document's order.</summary>
    IReadOnlyList<IStep> StepsFor(OrganizationProfile organization);

    /// <summary>What shows that the trust works.</summary>
    IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization);

    /// <summary>What a person must still check, with instructions.</summary>
    IReadOnlyList<ManualCheck> ManualChecks { get; }
}
