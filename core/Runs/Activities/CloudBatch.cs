using HybridTrust.Jobs;
using HybridTrust.Steps;

namespace HybridTrust.Runs.Activities;

/// <summary>A batch for the host's own activities.</summary>
/// <param name="Run">The run; certificates are found under it.</param>
/// <param name="Terms">What must hold when a change begins; null for a batch that only reads.</param>
/// <param name="Journal">Names the batch's journal, such as <c>r1-s2</c>; null for a batch that only reads and needs none.</param>
/// <param name="Batch">What to do.</param>
public sealed record CloudBatch(string Run, ChangeTerms? Terms, string? Journal, BatchRequest Batch);
