using HybridTrust.Evidence;

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
    internal static IReadOnlyList<ReportJob> AllOf(IReadOnlyList<EvidenceRecord> evidence) =>
    [
        .. evidence
            .Where(r => r.Entry.Kind is EvidenceKind.Inspected or EvidenceKind.Changed)
            .Select(r => r.Details<StepEvidence>())
            .Where(s => s.Batch.Job is not null)
            .GroupBy(s => s.Batch.Job!, StringComparer.Ordinal)
            .Select(Of),
    ];

    private static ReportJob Of(IGrouping<string, StepEvidence> job)
    {
        var first = job.First();
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
            first.Batch.Fence);
    }
}
