namespace HybridTrust.Jobs;

/// <summary>What a runner says of itself with every request for jobs. It is told to people; only its clock keeps jobs from it.</summary>
/// <param name="Version">Its release.</param>
/// <param name="Shells">How its shells are opened: <c>simulated</c>, or the PowerShell that was found.</param>
/// <param name="At">Its clock, UTC.</param>
public sealed record RunnerSighting(string Version, string Shells, DateTimeOffset At)
{
    /// <summary>The builds of the Exchange servers that it saw; null while it saw none.</summary>
    public string? ExchangeBuilds { get; init; }

    /// <summary>What <see cref="Shells"/> says when they are an estate's.</summary>
    public const string SimulatedShells = "simulated";

    /// <summary>The request header that carries it, as JSON.</summary>
    public const string Header = "HybridTrust-Runner";

    /// <summary>The longest that is read, in characters.</summary>
    public const int LongestHeader = 1024;
}
