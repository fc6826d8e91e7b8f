namespace HybridTrust.Simulation.EstateFiles;

/// <summary>An Exchange server at the start.</summary>
/// <param name="Fqdn">Its name.</param>
/// <param name="Certificates">What its certificate store holds.</param>
/// <param name="TransportCertificate">The internal transport certificate by its name in the file; null for the usual one.</param>
/// <param name="InternetWebProxy">The proxy that Exchange uses; null for none.</param>
internal sealed record StartingServer(
    string Fqdn, IReadOnlyList<StartingStoreEntry> Certificates, string? TransportCertificate, string? InternetWebProxy)
{
    public StartingVirtualDirectories VirtualDirectories { get; init; } = StartingVirtualDirectories.Usual;

    /// <summary>The Autodiscover service connection point.</summary>
    public string AutoDiscoverServiceInternalUri { get; init; } = "";
}
