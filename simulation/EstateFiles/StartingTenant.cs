namespace HybridTrust.Simulation.EstateFiles;

/// <summary>The tenant's directory at the start.</summary>
/// <param name="ReplicationLagReads">How many reads after a write still see what was before.</param>
/// <param name="Principals">Service principals.</param>
internal sealed record StartingTenant(int ReplicationLagReads, IReadOnlyList<StartingPrincipal> Principals);
