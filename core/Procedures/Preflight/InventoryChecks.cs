using HybridTrust.Organizations;

namespace HybridTrust.Procedures.Preflight;

/// <summary>Compares the servers that Exchange lists with those of the profile.</summary>
internal static class InventoryChecks
{
    /// <summary>What is to be said, in the order of the lists.</summary>
    public static IEnumerable<Remark> Of(Topology topology, IReadOnlyList<InventoryServer> listed) =>
    [
        // Every server that signs tokens is looked at.
        .. listed.Where(s => s.NeedsAuthCertificate && Profiled(topology, s.Fqdn) is null).Select(s => Remark.Obstacle(
            $"Exchange server {s.Fqdn} is not in the profile, so nobody looks whether it holds the auth certificate. Add it to topology.servers.")),

        // A server taken for an Edge server would be passed over.
        .. listed.Where(s => s.NeedsAuthCertificate && Profiled(topology, s.Fqdn) is { Role: ExchangeRole.Edge }).Select(s => Remark.Obstacle(
            $"The profile calls {s.Fqdn} an Edge server, and Exchange lists it as a Mailbox or Client Access server. Correct its role in topology.servers.")),

        // A server that is gone would be asked in vain.
        .. topology.Servers.Where(s => s.Role is not ExchangeRole.Edge && Listed(listed, s.Fqdn) is null).Select(s => Remark.Obstacle(
            $"The profile's server {s.Fqdn} is not in the Exchange organization. Remove it from topology.servers, or correct its name.")),

        // Sites decide which domain controllers are compared.
        .. topology.Servers.Where(s => Listed(listed, s.Fqdn) is { NeedsAuthCertificate: true } found && !Is(found.AdSite, s.AdSite)).Select(s => Remark.Warning(
            $"{s.Fqdn} is in Active Directory site {Listed(listed, s.Fqdn)!.AdSite}, and the profile says {s.AdSite}; correct its adSite in topology.servers.")),
    ];

    private static ExchangeServer? Profiled(Topology topology, string fqdn) => topology.Servers.FirstOrDefault(s => Is(s.Fqdn, fqdn));

    private static InventoryServer? Listed(IEnumerable<InventoryServer> listed, string fqdn) => listed.FirstOrDefault(s => Is(s.Fqdn, fqdn));

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
