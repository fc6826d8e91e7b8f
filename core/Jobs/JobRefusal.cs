namespace HybridTrust.Jobs;

/// <summary>Why a job or a result was turned away; nothing was done.</summary>
/// <param name="Reason">The kind of refusal.</param>
/// <param name="Explanation">A sentence for the admin: what was expected, what came, what to do.</param>
public sealed record JobRefusal(JobRefusalReason Reason, string Explanation);
