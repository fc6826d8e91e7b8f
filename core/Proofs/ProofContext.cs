using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;
using HybridTrust.Vault;

namespace HybridTrust.Proofs;

/// <summary>What a proof may touch.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Facts">What the run knows.</param>
/// <param name="Directory">The directory, to read.</param>
/// <param name="Vault">The vault, to read.</param>
/// <param name="Probe">Exercises Microsoft's services where that is possible.</param>
/// <param name="Time">The clock.</param>
public sealed record ProofContext(
    OrganizationProfile Organization,
    Facts Facts,
    IDirectory Directory,
    ICertificateVault Vault,
    IPartnerProbe Probe,
    TimeProvider Time);
