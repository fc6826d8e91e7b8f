namespace HybridTrust.Api.Runs;

/// <summary>A page of runs.</summary>
/// <param name="Runs">Newest first.</param>
/// <param name="Continuation">What to send as <c>continuation</c> for the next page; null when this is the last.</param>
public sealed record RunPage(
    IReadOnlyList<RunSummary> Runs,
    string? Continuation = null);
