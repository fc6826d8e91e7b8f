namespace HybridTrust.Entra;

/// <summary>How long a key write is followed up. The first look back is at once; waits then double.</summary>
public sealed record KeyWriterPatience
{
    /// <summary>The usual patience: three tries, each followed for a minute.</summary>
    public static KeyWriterPatience Default { get; } = new();

    /// <summary>The wait after the first look that did not show the write.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait between two looks; <c>$select=keyCredentials</c> allows 150 reads a minute for the whole tenant (domain 3.2).</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long one write may take to become visible, and reads to agree. After it the write counts as lost: another writer who puts the old
    /// list back looks just like a replica that lags, until it goes on for too long.
    /// </summary>
    public TimeSpan Replication { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a write is tried when another writer undoes it.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>For an estate, which lags by reads and not by minutes: a rehearsal of a second writer ends in seconds.</summary>
    public static KeyWriterPatience Rehearsal { get; } = new()
    {
        FirstWait = TimeSpan.FromMilliseconds(25),
        LongestWait = TimeSpan.FromMilliseconds(250),
        Replication = TimeSpan.FromSeconds(2),
    };
}
