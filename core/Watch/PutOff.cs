namespace HybridTrust.Watch;

/// <summary>An organization whose tenant throttles.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Until">When its tenant may be asked again, UTC.</param>
public sealed record PutOff(string Organization, DateTimeOffset Until);
