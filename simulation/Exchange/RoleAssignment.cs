namespace HybridTrust.Simulation.Exchange;

/// <summary>A direct management role assignment to a user.</summary>
/// <param name="Guid">Its own GUID.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">The management role.</param>
/// <param name="Assignee">The account's GUID; the account may be gone.</param>
/// <param name="Enabled">Whether it counts.</param>
internal sealed record RoleAssignment(Guid Guid, string Name, string Role, Guid Assignee, bool Enabled);
