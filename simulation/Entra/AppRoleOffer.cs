namespace HybridTrust.Simulation.Entra;

/// <summary>An application permission that a principal offers to others.</summary>
internal sealed record AppRoleOffer(Guid Id, string Value);
