using HybridTrust.Certificates;

namespace HybridTrust.Jobs;

/// <summary>A runner that the host knows.</summary>
/// <param name="Name">Its name; derived from its credential, never from what it says.</param>
/// <param name="Certificate">What its results must be signed with.</param>
/// <param name="EnrolledAt">UTC.</param>
public sealed record EnrolledRunner(string Name, PublicCertificate Certificate, DateTimeOffset EnrolledAt);
