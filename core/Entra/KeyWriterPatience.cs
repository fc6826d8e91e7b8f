namespace HybridTrust.Entra;

/// <summary>How long a key write is followed up. The first look back is at once; waits then double.</summary>
public sealed record KeyWriterPatience
{
    /// <summary>The usual patience: two minutes for replication, three tries against another writer.</summary>
    public static KeyWriterPatience Default { get; } = new();

    /// <summary>The wait after the first look that did not show the write.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait between two looks; <c>$select=keyCredentials</c> allows 150 reads a minute for the whole tenant (domain 3.2).</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a write may take to become visible, and reads to agree.</summary>
    public TimeSpan Replication { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a write is tried when another writer undoes it.</summary>
    public int Attempts { get; init; } = 3;
}
