using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Worlds;

/// <summary>Makes the DNS of a new world: every server by its own name, public hosts at the server that shells open on, the pool at its first front end.</summary>
internal static class NameMaker
{
    /// <param name="profile">Says which names there are.</param>
    /// <param name="otherwise">What the estate file says differently; blank text takes a name away.</param>
    public static IReadOnlyDictionary<string, string> Make(OrganizationProfile profile, IReadOnlyDictionary<string, string> otherwise)
    {
        var topology = profile.Topology;
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var fqdn in topology.Servers.Select(s => s.Fqdn).Concat(topology.SkypePool?.FrontEnds ?? []))
        {
            names[fqdn] = fqdn;
        }

        foreach (var host in topology.PublicHosts.Concat(topology.Autodiscover is { } autodiscover ? [autodiscover] : []))
        {
            names[host] = topology.ShellServer().Fqdn;
        }

        if (topology.SkypePool is { } pool)
        {
            names[pool.Fqdn] = pool.FrontEnds[0];
        }

        foreach (var (name, server) in otherwise)
        {
            names[name] = server;
        }

        return names;
    }
}
