namespace HybridTrust.Api.Routing;

/// <summary>An optional query parameter of a route.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does and what it may be.</param>
public sealed record ApiQuery(string Name, string Description);
