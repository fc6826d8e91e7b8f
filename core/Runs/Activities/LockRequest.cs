namespace HybridTrust.Runs.Activities;

/// <summary>Who wants the organization's lock.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Holder">The run and stage; the same holder gets the same grant again.</param>
/// <param name="LeaseUntil">After this another run may take it over, UTC.</param>
public sealed record LockRequest(string Organization, string Holder, DateTimeOffset LeaseUntil);
