using HybridTrust.Certificates;

namespace HybridTrust.Procedures;

/// <summary>An auth certificate of an organization, and what it is to it.</summary>
/// <param name="Slot">In use, or staged as next.</param>
/// <param name="Certificate">The public part.</param>
internal sealed record AuthCertificate(AuthCertificateSlot Slot, PublicCertificate Certificate);
