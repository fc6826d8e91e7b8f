namespace HybridTrust.Simulation.Partners;

/// <summary>A link of the chain from the cloud service to the mailbox does not hold.</summary>
internal sealed class BrokenLinkException(string explanation) : Exception(explanation)
{
    /// <summary>Whether that is because a server does not answer at all.</summary>
    public bool NobodyAnswers { get; init; }
}
