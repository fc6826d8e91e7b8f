namespace HybridTrust.Watch;

/// <summary>What the watch saw of one organization.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Certificates">Every sighting of its certificates.</param>
/// <param name="Problems">What could not be read, or was not where it should be.</param>
public sealed record ExpiryReading(string Organization, IReadOnlyList<CertificateSighting> Certificates, IReadOnlyList<WatchProblem> Problems);
