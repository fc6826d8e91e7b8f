namespace HybridTrust.Simulation.Exchange;

/// <summary>Components of an Exchange server that Get-ServerComponentState shows.</summary>
internal static class ServerComponents
{
    /// <summary>While it is inactive the whole server is in maintenance.</summary>
    public const string ServerWideOffline = nameof(ServerWideOffline);

    public static IReadOnlyList<string> All { get; } =
    [
        ServerWideOffline, "HubTransport", "FrontendTransport", "Monitoring", "RecoveryActionsEnabled", "AutoDiscoverProxy", "EcpProxy",
        "EwsProxy", "MapiProxy", "OwaProxy", "RpsProxy", "HighAvailability",
    ];
}
