using HybridTrust.Tickets;

namespace HybridTrust.Runs.Changes;

/// <summary>What was read of a run's change record.</summary>
/// <param name="Record">The record; null where this host reads none.</param>
public sealed record ChangeReading(ChangeRecord? Record);
