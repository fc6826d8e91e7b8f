using HybridTrust.Watch;

namespace HybridTrust.Api.Watch;

/// <summary>An organization as the watch last saw it.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="LookedAt">When the cloud was read, UTC; null when it was not looked at yet.</param>
/// <param name="VerifiedAt">When its servers were last read, UTC; null when they were not yet.</param>
/// <param name="Servers">Which server holds which certificate.</param>
/// <param name="Certificates">Where each certificate was seen, and what is left of it.</param>
/// <param name="Problems">What was wrong beside.</param>
/// <param name="Causes">What people were told of and is still so.</param>
public sealed record WatchRow(
    string Organization,
    DateTimeOffset? LookedAt,
    DateTimeOffset? VerifiedAt,
    IReadOnlyList<ServerCertificate> Servers,
    IReadOnlyList<CertificateSighting> Certificates,
    IReadOnlyList<WatchProblem> Problems,
    IReadOnlyList<WatchCause> Causes);
