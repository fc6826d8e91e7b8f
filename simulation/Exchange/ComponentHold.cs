namespace HybridTrust.Simulation.Exchange;

/// <summary>A requester keeps a component of a server inactive; it is active again when nobody does.</summary>
/// <param name="Component">Such as <c>EwsProxy</c>.</param>
/// <param name="Requester">Such as <c>Maintenance</c>.</param>
internal sealed record ComponentHold(string Component, string Requester)
{
    public static readonly IReadOnlyList<string> Requesters = ["HealthAPI", "Maintenance", "Sidelined", "Functional", "Deployment"];
}
