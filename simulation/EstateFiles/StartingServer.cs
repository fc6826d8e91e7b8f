namespace HybridTrust.Simulation.EstateFiles;

/// <summary>What a server's certificate store holds at the start.</summary>
internal sealed record StartingServer(string Fqdn, IReadOnlyList<StartingStoreEntry> Certificates)
{
    /// <summary>The Autodiscover service connection point.</summary>
    public string AutoDiscoverServiceInternalUri { get; init; } = "";

    /// <summary>Whether EWS and Autodiscover accept OAuth.</summary>
    public bool AcceptsOAuth { get; init; } = true;

    /// <summary>Services that do not run.</summary>
    public IReadOnlyList<string> StoppedServices { get; init; } = [];
}
