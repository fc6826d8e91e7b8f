namespace HybridTrust.Jobs;

/// <summary>A job that waits for its runner, as <c>GET /api/runner/jobs</c> lists it.</summary>
/// <param name="JobId">The id under which the result is posted. Trusted only once the envelope says the same.</param>
/// <param name="Envelope">The sealed <see cref="Job"/>; base64 in JSON.</param>
public sealed record PendingJob(string JobId, byte[] Envelope);
