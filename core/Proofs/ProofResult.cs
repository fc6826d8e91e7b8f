using System.Text.Json.Serialization;

namespace HybridTrust.Proofs;

/// <summary>What a proof found.</summary>
/// <param name="Name">The proof's name, such as <c>registered</c>.</param>
/// <param name="Verdict">Passed, failed, or not exercised where it cannot be.</param>
/// <param name="Shows">What it shows when it passes.</param>
/// <param name="DoesNotShow">What it does not show.</param>
/// <param name="Explanation">What was seen; for a failure, what is missing and what to do.</param>
public sealed record ProofResult(string Name, ProofVerdict Verdict, string Shows, string DoesNotShow, string Explanation)
{
    /// <summary>Which proof it was (<see cref="IProof.Id"/>).</summary>
    public string? Id { get; init; }

    /// <summary>The server or tenant it was carried out on.</summary>
    public string? Target { get; init; }

    /// <summary>
    /// True where a run that did not reach its end shows a proof failing that had failed before it as well: nothing was broken, it is only not
    /// mended yet.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FailedBefore { get; init; }

    /// <summary>
    /// True where it was not made, because who should have made it did not answer. It has not passed then, and shows nothing of the trust either.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NotMade { get; init; }

    /// <summary>True where it fails for the next certificate alone: what servers sign with today is accepted, and somebody is not ready for what comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OfNext { get; init; }

    /// <summary>True unless it failed.</summary>
    public bool Passed => Verdict is not ProofVerdict.Failed;
}
