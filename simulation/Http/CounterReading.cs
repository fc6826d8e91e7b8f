namespace HybridTrust.Simulation.Http;

/// <summary>What the counters showed.</summary>
internal sealed record CounterReading(
    int GraphRequests,
    IReadOnlyDictionary<string, int> GraphReads,
    int GraphWrites,
    IReadOnlyDictionary<string, int> ShellInvocations,
    int TokenRequests);
