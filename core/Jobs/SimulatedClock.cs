using System.Globalization;

namespace HybridTrust.Jobs;

/// <summary>
/// How a host in a simulation tells its runners how far the estate's clock is ahead of the machine's. A host in production never says it, and a runner
/// with real shells never listens.
/// </summary>
public static class SimulatedClock
{
    /// <summary>The header of the host's answers.</summary>
    public const string Header = "X-HybridTrust-Simulated-Ahead";

    /// <summary>The header's value.</summary>
    public static string Format(TimeSpan ahead) => ahead.ToString("c", CultureInfo.InvariantCulture);

    /// <summary>What a header's value says; null when it says nothing.</summary>
    public static TimeSpan? Read(string? value) =>
        TimeSpan.TryParseExact(value, "c", CultureInfo.InvariantCulture, out var ahead) ? ahead : null;
}
