using System.ComponentModel;

namespace HybridTrust.Api.Runs;

/// <summary>A page of runs.</summary>
/// <param name="Runs">Newest first.</param>
/// <param name="Continuation">What to send as <c>continuation</c> for the next page; null when this is the last.</param>
public sealed record RunPage(
    [property: Description("Newest first.")] IReadOnlyList<RunSummary> Runs,
    [property: Description("Send this as 'continuation' for the next page; absent on the last.")] string? Continuation = null);
