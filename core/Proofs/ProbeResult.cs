using System.Text.Json.Serialization;

namespace HybridTrust.Proofs;

/// <summary>What a probe saw.</summary>
/// <param name="Verdict">Whether the service reached the mailbox.</param>
/// <param name="Explanation">What was seen; for a failure, the link of the chain that broke.</param>
public sealed record ProbeResult(ProofVerdict Verdict, string Explanation)
{
    /// <summary>Whether it was not made, because somebody did not answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NotMade { get; init; }

    /// <summary>Whether it fails for the next certificate alone, and passes for the one in use.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OfNext { get; init; }
}
