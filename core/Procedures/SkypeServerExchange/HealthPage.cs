namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>The page that tells load balancers whether a server is well for a protocol.</summary>
/// <param name="Component">The component whose state the page shows.</param>
/// <param name="Path">Its path.</param>
internal sealed record HealthPage(string Component, string Path);
