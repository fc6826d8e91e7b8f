using HybridTrust.Certificates;

namespace HybridTrust.Watch;

/// <summary>What the cloud keeps of an organization.</summary>
/// <param name="Reading">Sightings and problems.</param>
/// <param name="Current">The vault's copy of the certificate in use; null when there is none, or none is wanted.</param>
/// <param name="Next">The vault's copy of the staged certificate.</param>
internal sealed record CloudSight(ExpiryReading Reading, PublicCertificate? Current, PublicCertificate? Next);
