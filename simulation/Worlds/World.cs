using System.Text.Json.Serialization;
using HybridTrust.Simulation.Clock;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Online;
using HybridTrust.Simulation.Skype;
using HybridTrust.Simulation.Vault;
using HybridTrust.Simulation.Windows;

namespace HybridTrust.Simulation.Worlds;

/// <summary>
/// Everything the estate is, except private keys, which are files beside it. A published world is never changed:
/// a change is made on a copy, saved, and only then published.
/// </summary>
internal sealed record World
{
    /// <summary>Says what this is wherever it turns up.</summary>
    public string Mark { get; init; } = "SIMULATED";

    /// <summary>The profile's name.</summary>
    public required string Organization { get; init; }

    public required ClockState Clock { get; set; }

    /// <summary>The estate's time at which the world is looked at, UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset Now { get; set; }

    /// <summary>Up to when everything has happened that happens by itself; the estate's time, UTC.</summary>
    public DateTimeOffset EventsUntil { get; set; }

    public required Datacentre Datacentre { get; set; }

    /// <summary>What has not reached every Active Directory site.</summary>
    public DirectoryReplication Replication { get; set; } = new();

    /// <summary>Windows below the products, by name.</summary>
    public required List<Machine> Machines { get; init; }

    /// <summary>The Skype for Business Server pool; null without one.</summary>
    public SkypeDeployment? Skype { get; set; }

    /// <summary>Names that DNS knows, with the server that answers for each.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required TenantDirectory Tenant { get; init; }

    /// <summary>The tenant's Exchange Online.</summary>
    public required ExchangeOnlineOrganization Online { get; init; }

    /// <summary>Every secret version of the vault, oldest first.</summary>
    public required List<SecretVersion> Secrets { get; init; }

    public required List<Fault> Faults { get; init; }

    /// <summary>Whether a fault keeps a server from answering.</summary>
    public bool IsUnreachable(EstateServer server) => Strikes(FaultNames.ServerUnreachable, server.Fqdn);

    /// <summary>Whether a fault keeps a front end from answering.</summary>
    public bool IsUnreachable(FrontEnd frontEnd) => Strikes(FaultNames.ServerUnreachable, frontEnd.Fqdn);

    /// <summary>Whether a fault keeps a domain controller from answering.</summary>
    public bool IsUnreachable(DomainController controller) => Faults.Exists(f =>
        Strikes(f, FaultNames.ServerUnreachable)
        && string.Equals(f.Server, controller.Fqdn, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a server can use a private key of its store.</summary>
    public bool CanUseKey(EstateServer server, StoreEntry entry) =>
        entry is { HasPrivateKey: true, PrivateKeyReadable: true } && !Strikes(FaultNames.PrivateKeyUnreadable, server.Fqdn);

    /// <summary>Whether a front end can use a private key of its store.</summary>
    public bool CanUseKey(FrontEnd frontEnd, StoreEntry entry) =>
        entry is { HasPrivateKey: true, PrivateKeyReadable: true } && !Strikes(FaultNames.PrivateKeyUnreadable, frontEnd.Fqdn);

    /// <summary>The full name of a server, whatever product it runs; null when there is none of that name.</summary>
    public string? FindServerName(string name) => Datacentre.FindServer(name)?.Fqdn ?? Skype?.FindFrontEnd(name)?.Fqdn;

    /// <summary>The full name of the server that answers for a name; null when DNS knows no such name.</summary>
    public string? FindName(string host) =>
        Names.FirstOrDefault(n => string.Equals(n.Key, host, StringComparison.OrdinalIgnoreCase)).Value is { Length: > 0 } named ? named : null;

    /// <summary>Whether a fault keeps a server from reading its setting overrides when it is told to.</summary>
    public bool IgnoresOverrideRefresh(EstateServer server) => Strikes(FaultNames.OverrideRefreshIgnored, server.Fqdn);

    public Machine? FindMachine(string fqdn) => Machines.Find(m => string.Equals(m.Fqdn, fqdn, StringComparison.OrdinalIgnoreCase));

    public Fault? FindFault(string name) => Faults.Find(f => Strikes(f, name));

    /// <summary>What the clock of a server shows, UTC.</summary>
    public DateTimeOffset ClockOf(string fqdn) => Now + ClockOffsetOf(fqdn);

    /// <summary>How far a server's clock is ahead of the estate's; negative when it is late.</summary>
    public TimeSpan ClockOffsetOf(string fqdn) => (FindMachine(fqdn)?.ClockOffset ?? TimeSpan.Zero)
        + TimeSpan.FromMinutes(Faults.Where(f => Strikes(f, FaultNames.ClockSkew) && IsOn(f, fqdn)).Sum(f => f.Minutes));

    /// <summary>The fault that makes the tenant refuse writes to an application's principal, or null.</summary>
    public Fault? FindRefusal(Guid appId) =>
        Faults.Find(f => Strikes(f, FaultNames.PrincipalRefuses) && f.AppId == appId);

    /// <summary>Tells replication that the directory is about to be changed at a site.</summary>
    public void Replicate(string site) => Replication = Replication.With(new DirectoryChange(
        Now, site, Datacentre.Copy(), FindFault(FaultNames.ReplicationSlow) is { } slow ? TimeSpan.FromHours(slow.Hours) : null));

    /// <summary>Changes which certificates sign.</summary>
    public void Change(Func<AuthConfig, AuthConfig> change) => Datacentre = Datacentre with { AuthConfig = change(Datacentre.AuthConfig) };

    /// <summary>Uses a fault up by one; the last use lifts it.</summary>
    public void Spend(Fault fault)
    {
        Faults.Remove(fault);
        if (fault.Remaining > 1)
        {
            Faults.Add(fault with { Remaining = fault.Remaining - 1 });
        }
    }

    public World Copy() => this with
    {
        Datacentre = Datacentre.Copy(),
        Machines = [.. Machines],
        Tenant = Tenant.Copy(),
        Online = Online.Copy(),
        Secrets = [.. Secrets],
        Faults = [.. Faults],
    };

    /// <summary>Whether a fault strikes a server, given by its full name.</summary>
    public bool Strikes(string fault, string fqdn) => Faults.Exists(f => Strikes(f, fault) && IsOn(f, fqdn));

    private bool Strikes(Fault fault, string name) => string.Equals(fault.Name, name, StringComparison.Ordinal) && fault.IsOn(Now);

    private bool IsOn(Fault fault, string fqdn) =>
        string.Equals(FindServerName(fault.Server ?? Datacentre.ShellServer().Fqdn), fqdn, StringComparison.OrdinalIgnoreCase);
}
