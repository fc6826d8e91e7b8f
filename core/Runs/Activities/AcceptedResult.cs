using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Steps;

namespace HybridTrust.Runs.Activities;

/// <summary>A runner's result, opened and checked. Certificates stay in the records; this carries none.</summary>
/// <param name="Batch">What was done; null when the runner refused the job.</param>
/// <param name="Refusal">Why the runner refused; null when it did not.</param>
/// <param name="Evidence">Who did it, and by which job.</param>
public sealed record AcceptedResult(BatchResult? Batch, JobRefusal? Refusal, BatchEvidence Evidence);
