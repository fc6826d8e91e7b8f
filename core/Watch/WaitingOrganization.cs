namespace HybridTrust.Watch;

/// <summary>An organization whose tenant throttles, and that is looked at again.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Until">When its tenant may be asked again, UTC.</param>
/// <param name="Tries">Which of the later tries it waits for.</param>
internal sealed record WaitingOrganization(string Organization, DateTimeOffset Until, int Tries);
