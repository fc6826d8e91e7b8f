namespace HybridTrust.Simulation.Exchange;

/// <summary>A change of the directory that may not have reached every site.</summary>
/// <param name="At">The estate's time of the change, UTC.</param>
/// <param name="Site">The site whose domain controller took it.</param>
/// <param name="Before">The directory as it was before; servers apart, whose own state does not replicate.</param>
/// <param name="Takes">How long it takes to other sites; null for the usual delay.</param>
internal sealed record DirectoryChange(DateTimeOffset At, string Site, Datacentre Before, TimeSpan? Takes = null);
