namespace HybridTrust.Simulation.Partners;

/// <summary>A link of the chain from the cloud service to the mailbox does not hold.</summary>
internal sealed class BrokenLinkException(string explanation) : Exception(explanation);
