namespace HybridTrust.Procedures.TeamsPartners;

/// <summary>A cloud principal that gets the auth certificate as a key.</summary>
/// <param name="Application">Its application id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Deed">What the service behind it does to show that it is let in.</param>
/// <param name="Unless">The fact that says why it is not let in on purpose; null when there is no such reason.</param>
internal sealed record TeamsPrincipal(Guid Application, string Name, ServiceDeed Deed, string? Unless);
