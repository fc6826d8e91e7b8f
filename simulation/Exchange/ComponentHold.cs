namespace HybridTrust.Simulation.Exchange;

/// <summary>A requester keeps a component of a server inactive; it is active again when nobody does.</summary>
/// <param name="Component">Such as <c>EwsProxy</c>.</param>
/// <param name="Requester">Such as <c>Maintenance</c>.</param>
internal sealed record ComponentHold(string Component, string Requester)
{
    /// <summary>The component that takes all others with it.</summary>
    public const string ServerWideOffline = nameof(ServerWideOffline);

    public static readonly IReadOnlyList<string> Components =
        [ServerWideOffline, "HubTransport", "FrontendTransport", "ActiveSyncProxy", "AutoDiscoverProxy", "EcpProxy", "EwsProxy", "MapiProxy", "OabProxy", "OwaProxy", "RpcProxy"];

    public static readonly IReadOnlyList<string> Requesters = ["HealthAPI", "Maintenance", "Sidelined", "Functional", "Deployment"];
}
