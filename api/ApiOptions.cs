namespace HybridTrust.Api;

/// <summary>What a host says of itself.</summary>
public sealed record ApiOptions
{
    /// <summary>Whether this host works on a simulated estate. Everything it answers with is then a rehearsal.</summary>
    public bool Simulated { get; init; }

    /// <summary>How often a held request looks again. In process a look costs nothing; where it is a storage transaction, choose seconds.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(40);
}
