using HybridTrust.Organizations;
using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Worlds;

/// <summary>Gives a server of a new world its virtual directories: the profile's public hosts, unless the estate file says otherwise.</summary>
internal sealed class VirtualDirectoryMaker(OrganizationProfile profile)
{
    private static readonly VirtualDirectoryKind[] Kinds =
        [VirtualDirectoryKind.Mapi, VirtualDirectoryKind.Ews, VirtualDirectoryKind.Oab, VirtualDirectoryKind.Autodiscover];

    /// <summary>The server's virtual directories; an Edge server has none.</summary>
    public IEnumerable<VirtualDirectory> Make(StartingServer server)
    {
        var known = profile.Topology.Servers.FirstOrDefault(s => string.Equals(s.Fqdn, server.Fqdn, StringComparison.OrdinalIgnoreCase));
        return known is null or { Role: ExchangeRole.Edge } ? [] : Kinds.Select(kind => Make(kind, known.Fqdn, server.VirtualDirectories));
    }

    private VirtualDirectory Make(VirtualDirectoryKind kind, string fqdn, StartingVirtualDirectories wanted)
    {
        var external = wanted.ExternalHost ?? PublicHost();
        var url = (string? host) => host is null || kind is VirtualDirectoryKind.Autodiscover ? null : $"https://{host}/{PathOf(kind)}";
        return new VirtualDirectory
        {
            Guid = Guid.NewGuid(),
            Kind = kind,
            Server = fqdn,
            InternalUrl = url(wanted.InternalHost ?? external ?? fqdn),
            ExternalUrl = url(external),
            AuthenticationMethods =
            [
                "Ntlm", "WindowsIntegrated",
                .. wanted.WsSecurity ? ["WSSecurity"] : Array.Empty<string>(),
                .. wanted.OAuth ? [VirtualDirectory.OAuth] : Array.Empty<string>(),
            ],
            WsSecurity = wanted.WsSecurity,
        };
    }

    /// <summary>The first public host that is not Autodiscover's.</summary>
    private string? PublicHost() => profile.Topology.PublicHosts.FirstOrDefault(
        h => !string.Equals(h, profile.Topology.Autodiscover, StringComparison.OrdinalIgnoreCase));

    private static string PathOf(VirtualDirectoryKind kind) => kind switch
    {
        VirtualDirectoryKind.Mapi => "mapi",
        VirtualDirectoryKind.Ews => "EWS/Exchange.asmx",
        _ => "OAB",
    };
}
