namespace HybridTrust.Simulation.Partners;

/// <summary>Which mailbox the simulated service is to reach.</summary>
internal sealed record ReachMailboxRequest
{
    /// <summary>Its SMTP address.</summary>
    public required string Mailbox { get; init; }
}
