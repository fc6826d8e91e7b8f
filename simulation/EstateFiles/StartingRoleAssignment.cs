namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A direct role assignment that exists at the start; the account by name.</summary>
internal sealed record StartingRoleAssignment(string Role, string Account, bool Enabled);
