namespace HybridTrust.Evidence;

/// <summary>What can be wrong with evidence.</summary>
public enum EvidenceFaultKind
{
    /// <summary>A line is no record.</summary>
    Unreadable,

    /// <summary>A record was changed after it was written.</summary>
    Changed,

    /// <summary>A record is not there.</summary>
    Missing,

    /// <summary>A record stands in another place than its own, or twice.</summary>
    Reordered,

    /// <summary>A record is another run's.</summary>
    Foreign,

    /// <summary>A head's signature does not count.</summary>
    Forged,

    /// <summary>The last records are not covered by a signed head: the run goes on, or the tail was cut.</summary>
    Unfinished,
}
