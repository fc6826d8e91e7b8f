namespace HybridTrust.Functions.Durable;

/// <summary>Who took an instance id.</summary>
/// <param name="InstanceId">The id.</param>
/// <param name="Owner">The one call, or the child's parent, that it belongs to.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Started">Whether the engine is known to have the instance.</param>
internal sealed record InstanceClaim(string InstanceId, string Owner, DateTimeOffset At, bool Started);
