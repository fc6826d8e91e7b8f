using HybridTrust.Evidence;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>What came of a batch that was sent out.</summary>
internal abstract record BatchOutcome
{
    private BatchOutcome()
    {
    }

    /// <summary>It was carried out, as far as it went.</summary>
    public sealed record Done(BatchResult Result, BatchEvidence Evidence) : BatchOutcome;

    /// <summary>The runner would not do it; nothing was done.</summary>
    public sealed record Refused(string Why) : BatchOutcome;

    /// <summary>Nobody can say how far it went.</summary>
    public sealed record Unknown(string Why) : BatchOutcome;
}
