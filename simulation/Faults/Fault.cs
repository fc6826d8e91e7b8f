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

    /// <summary>How long something takes that the fault draws out, in hours of the estate's time.</summary>
    public int Hours { get; init; }

    /// <summary>How far a clock is ahead, in minutes; negative when it is late.</summary>
    public int Minutes { get; init; }

    /// <summary>What a second writer writes to.</summary>
    public RivalTarget Target { get; init; }

    /// <summary>When it was switched on, the estate's time, UTC.</summary>
    public DateTimeOffset SwitchedOnAt { get; init; }

    /// <summary>How long after that it strikes first.</summary>
    public int StartsAfterHours { get; init; }

    /// <summary>How long after it was switched on it is over; null for never.</summary>
    public int? EndsAfterHours { get; init; }

    public DateTimeOffset StartsAt => SwitchedOnAt.AddHours(StartsAfterHours);

    /// <summary>Whether it strikes at a time.</summary>
    public bool IsOn(DateTimeOffset at) => at >= StartsAt && !(EndsAfterHours is { } hours && at >= SwitchedOnAt.AddHours(hours));

    /// <summary>Whether switching on one is switching on the other again.</summary>
    public bool IsSameAs(Fault other) => string.Equals(Name, other.Name, StringComparison.Ordinal)
        && string.Equals(Server, other.Server, StringComparison.OrdinalIgnoreCase) && AppId == other.AppId;
}
