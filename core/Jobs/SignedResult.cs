namespace HybridTrust.Jobs;

/// <summary>A runner's answer, as <c>POST /api/runner/jobs/{id}/result</c> carries it.</summary>
/// <param name="Result">The sealed <see cref="JobResult"/>; base64 in JSON.</param>
public sealed record SignedResult(byte[] Result);
