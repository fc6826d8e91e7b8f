namespace HybridTrust.Simulation.Faults;

/// <summary>Something that is broken in the world on purpose, until it is lifted.</summary>
internal sealed record Fault
{
    /// <summary>Which fault: one of <see cref="FaultNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The server it strikes; null means the server that shells open on.</summary>
    public string? Server { get; init; }

    /// <summary>The application whose principal it strikes.</summary>
    public Guid? AppId { get; init; }

    /// <summary>How many more requests or reads it strikes.</summary>
    public int Remaining { get; init; }

    /// <summary>What <c>Retry-After</c> says, in seconds.</summary>
    public int RetryAfterSeconds { get; init; }

    /// <summary>The HTTP status of a refusal.</summary>
    public int Status { get; init; }
}
