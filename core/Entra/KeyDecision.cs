namespace HybridTrust.Entra;

/// <summary>What a change does to the keys that were read.</summary>
internal abstract record KeyDecision
{
    private KeyDecision()
    {
    }

    /// <summary>Nothing to write, and why.</summary>
    internal sealed record Settled(KeyWriteOutcome Outcome) : KeyDecision;

    /// <summary>The whole list to write, made from what was read.</summary>
    internal sealed record Write(KeyHolder Holder, KeySet Read, KeySet Keys) : KeyDecision;
}
