namespace HybridTrust.Jobs;

/// <summary>The end of a runner's enrolment.</summary>
/// <param name="By">Who revoked it.</param>
/// <param name="At">UTC.</param>
/// <param name="Reason">Why, in that person's words.</param>
public sealed record Revocation(string By, DateTimeOffset At, string? Reason);
