using System.Text.Json.Nodes;
using HybridTrust.Runs;

namespace HybridTrust.Local.Tests.Rotations.Faults;

/// <summary>A sample that is rotated while something is broken, and how that has to end.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Fault">The fault's name, as <c>rehearse --fault</c> takes it.</param>
/// <param name="Span">Hours from the ticket between which it strikes; null from the ticket on, for good.</param>
/// <param name="Outcome">How the rotation ends.</param>
internal sealed record FaultPair(string Sample, string Fault, FaultSpan? Span, RunOutcome Outcome)
{
    /// <summary>Three days in the middle of the wait, and three around the date.</summary>
    private static readonly FaultSpan[] Spans = [new(10 * 24, 13 * 24), new((29 * 24) - 12, (32 * 24) - 12)];

    private static readonly string[] Samples = ["fabrikam", "contoso", "litware", "northwind"];

    /// <summary>From the ticket on and for good, fault by fault; what is not named here is proven.</summary>
    private static readonly Dictionary<string, string[]> Stopped = new(StringComparer.Ordinal)
    {
        // The server that the shell opens on: nothing can be read, so nothing is changed.
        ["server-unreachable"] = Samples,

        // Skype for Business Online. Litware has no principal; Northwind's next certificate was there before, and only the former key cannot be removed.
        ["principal-refuses"] = ["fabrikam", "contoso", "northwind"],

        // Twenty minutes on the server that the shell opens on: its tokens are refused already.
        ["clock-skew"] = Samples,
    };

    /// <summary>Every sample with every fault of the estate: for good, and for a time while the rotation waits, which it always outlives.</summary>
    public static IReadOnlyList<FaultPair> All { get; } =
    [
        .. from fault in new[] { "server-unreachable", "replication-slow", "graph-throttled", "principal-refuses", "host-crash", "second-writer", "hcw-rerun", "clock-skew", "servicelet-late" }
           from sample in Samples
           select new FaultPair(sample, fault, null, Stopped.GetValueOrDefault(fault, []).Contains(sample) ? RunOutcome.StoppedSafely : RunOutcome.Proven),
        .. from fault in new[] { "server-unreachable", "replication-slow", "graph-throttled", "principal-refuses", "second-writer", "hcw-rerun", "clock-skew", "servicelet-late" }
           from span in Spans
           from sample in Samples
           select new FaultPair(sample, fault, span, RunOutcome.Proven),
    ];

    /// <summary>As the estate takes it.</summary>
    public JsonObject Body() => Span is { } span ? new JsonObject { ["startsAfterHours"] = span.From, ["endsAfterHours"] = span.To } : [];

    public override string ToString() => $"{Sample}, {Fault}{(Span is { } span ? $" from hour {span.From} to {span.To}" : "")}";
}
