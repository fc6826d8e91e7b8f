namespace HybridTrust.Simulation.EstateFiles;

/// <summary>The virtual directories of a server at the start; where a host is null, it is the organization's.</summary>
internal sealed record StartingVirtualDirectories(string? InternalHost, string? ExternalHost, bool OAuth, bool WsSecurity)
{
    public static StartingVirtualDirectories Usual { get; } = new(null, null, OAuth: true, WsSecurity: true);
}
