namespace HybridTrust.Entra;

/// <summary>What one look after a write showed.</summary>
internal abstract record KeySight
{
    private KeySight()
    {
    }

    /// <summary>It is decided.</summary>
    internal sealed record Final(KeyWriteOutcome Outcome) : KeySight;

    /// <summary>Replication may still bring it: look again.</summary>
    internal sealed record NotYet : KeySight;

    /// <summary>Ours is there, and others that were written back are not: replication may still bring them.</summary>
    internal sealed record StayedAway(KeyWriteOutcome WhenPatienceEnds) : KeySight;

    /// <summary>Another writer has changed the list in between: read and merge again.</summary>
    internal sealed record Overwritten : KeySight;
}
