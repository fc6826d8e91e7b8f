using HybridTrust.Organizations;

namespace HybridTrust.Runs.Activities;

/// <summary>Which proofs to carry out.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Procedures">The procedures whose proofs they are.</param>
/// <param name="Proofs">Their ids.</param>
/// <param name="Facts">What the run knows.</param>
public sealed record ProofsToRun(
    OrganizationProfile Organization, IReadOnlyList<string> Procedures, IReadOnlyList<string> Proofs, IReadOnlyDictionary<string, string> Facts);
