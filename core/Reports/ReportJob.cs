using System.Text.Json.Serialization;
using HybridTrust.Evidence;
using HybridTrust.Procedures.Rotate;

namespace HybridTrust.Reports;

/// <summary>A job that a runner was given.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Executor">The runner.</param>
/// <param name="Round">From 1; higher when the run planned again.</param>
/// <param name="Stage">The stage; 0 for inspection.</param>
/// <param name="Steps">How many steps it carried out.</param>
/// <param name="EnvelopeHash">SHA-256 of the signed job.</param>
/// <param name="ResultHash">SHA-256 of the signed result.</param>
/// <param name="Signer">Thumbprint of the certificate that signed the result.</param>
/// <param name="ToolVersion">The runner's version.</param>
/// <param name="ToolHash">SHA-256 of the runner's own file.</param>
/// <param name="Fence">The organization lock's number; 0 when it only read.</param>
public sealed record ReportJob(
    string Job,
    string Executor,
    int Round,
    int Stage,
    int Steps,
    string? EnvelopeHash,
    string? ResultHash,
    string? Signer,
    string ToolVersion,
    string? ToolHash,
    long Fence)
{
    /// <summary>The part of a rotation that it carried out, or the last of them; null for any other job.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RotationPhase? Phase { get; init; }

    /// <summary>The jobs of a run whose steps are in its evidence.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="phases">Which part of a rotation a step belongs to; nothing for any other run.</param>
    internal static IReadOnlyList<ReportJob> AllOf(IReadOnlyList<EvidenceRecord> evidence, IReadOnlyDictionary<string, RotationPhase> phases) =>
    [
        .. evidence
            .Where(r => r.Entry.Kind is EvidenceKind.Inspected or EvidenceKind.Changed)
            .Select(r => r.Details<StepEvidence>())
            .Where(s => s.Batch.Job is not null)
            .GroupBy(s => s.Batch.Job!, StringComparer.Ordinal)
            .Select(job => Of(job, phases)),
    ];

    private static ReportJob Of(IGrouping<string, StepEvidence> job, IReadOnlyDictionary<string, RotationPhase> phases)
    {
        var first = job.First();
        var parts = job.Select(s => phases.TryGetValue(s.Result.Step, out var phase) ? phase : (RotationPhase?)null).OfType<RotationPhase>().ToList();
        return new ReportJob(
            job.Key,
            first.Batch.Executor,
            first.Round,
            first.Stage,
            job.Count(),
            first.Batch.EnvelopeHash,
            first.Batch.ResultHash,
            first.Batch.Signer,
            first.Batch.ToolVersion,
            first.Batch.ToolHash,
            first.Batch.Fence)
        {
            Phase = first.Stage == 0 || parts.Count == 0 ? null : parts.Max(),
        };
    }
}
