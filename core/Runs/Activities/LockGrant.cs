namespace HybridTrust.Runs.Activities;

/// <summary>The answer to a lock request.</summary>
/// <param name="Granted">Whether the lock is held now.</param>
/// <param name="Fence">The number that jobs carry; higher with every grant to another holder. 0 when not granted.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="LeaseUntil">Until when, UTC.</param>
public sealed record LockGrant(bool Granted, long Fence, string Holder, DateTimeOffset LeaseUntil);
