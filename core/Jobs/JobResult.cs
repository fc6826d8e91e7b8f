using HybridTrust.Certificates;
using HybridTrust.Steps;

namespace HybridTrust.Jobs;

/// <summary>What a runner answers, signed with its own certificate.</summary>
/// <param name="Version">The result's format.</param>
/// <param name="JobId">The job answered.</param>
/// <param name="Runner">Who answers.</param>
/// <param name="EnvelopeHash">SHA-256 of the envelope's bytes as received, 64 lower-case hex digits: binds the answer to the question.</param>
/// <param name="ToolVersion">The runner's version.</param>
/// <param name="ToolHash">SHA-256 of the runner's own file, 64 lower-case hex digits.</param>
/// <param name="Batch">What was done; null when the job was refused.</param>
/// <param name="Refusal">Why the job was refused; null when it was carried out.</param>
/// <param name="Certificates">Public certificates that steps read.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC.</param>
public sealed record JobResult(
    int Version,
    string JobId,
    string Runner,
    string EnvelopeHash,
    string ToolVersion,
    string ToolHash,
    BatchResult? Batch,
    JobRefusal? Refusal,
    IReadOnlyList<PublicCertificate> Certificates,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt)
{
    /// <summary>The format written today.</summary>
    public const int CurrentVersion = 1;
}
