using HybridTrust.Organizations;

namespace HybridTrust.Runs.Activities;

/// <summary>Which proofs to carry out.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Procedures">The procedures whose proofs they are.</param>
/// <param name="Facts">What the run knows.</param>
public sealed record ProofsToRun(
    OrganizationProfile Organization, IReadOnlyList<string> Procedures, IReadOnlyDictionary<string, string> Facts);
