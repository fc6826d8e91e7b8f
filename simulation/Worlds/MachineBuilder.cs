using HybridTrust.Organizations;
using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Windows;

namespace HybridTrust.Simulation.Worlds;

/// <summary>Makes Windows below the products of a new world: healthy, but for what the estate file says.</summary>
internal sealed class MachineBuilder(OrganizationProfile profile, EstateFile estate, DateTimeOffset now)
{
    /// <summary>When worker processes started: nobody has restarted anything lately.</summary>
    private static readonly TimeSpan Uptime = TimeSpan.FromDays(3);

    public IEnumerable<Machine> Build(Datacentre datacentre) => profile.Topology.Servers.Select(s => s.Fqdn)
        .Concat(profile.Topology.SkypePool?.FrontEnds ?? [])
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(fqdn => Make(fqdn, datacentre.FindServer(fqdn), estate.Windows.FirstOrDefault(m => Is(m.Fqdn, fqdn))));

    private Machine Make(string fqdn, EstateServer? exchange, StartingMachine? starting)
    {
        var usual = new Machine
        {
            Fqdn = fqdn,
            ExSetupVersion = exchange?.Build,
            IisBindings = exchange is null ? [] : BindingsOf(exchange),
            Services = [.. ProductServices.Of(exchange?.Role).Select(name =>
                new WindowsService(name, starting?.StoppedServices.Contains(name, StringComparer.OrdinalIgnoreCase) is not true))],
            ApplicationPools = [.. ProductServices.PoolsOf(exchange?.Role).Select(name => new ApplicationPool(name, now - Uptime))],
        };
        return starting is null ? usual : usual with
        {
            ClockOffset = TimeSpan.FromSeconds(starting.ClockOffsetSeconds),
            UtcOffsetMinutes = starting.UtcOffsetMinutes,
            Tls12Client = starting.Tls12Client,
            DotNetSystemTls = starting.DotNetSystemTls,
            WinHttpProxy = starting.WinHttpProxy,
            ExSetupVersion = starting.ExSetupVersion ?? usual.ExSetupVersion,
            ScheduledTasks = starting.ScheduledTasks,
            InactiveComponents = starting.InactiveComponents,
        };
    }

    /// <summary>The two web sites that Exchange's setup makes, with the certificate that has the service IIS.</summary>
    private static IReadOnlyList<IisBinding> BindingsOf(EstateServer server) =>
        server.Store.FirstOrDefault(c => c.Services.Contains("IIS", StringComparer.OrdinalIgnoreCase)) is not { } certificate ? [] :
        [
            new("Default Web Site", "http", "*:80:", Thumbprint: null),
            new("Default Web Site", "https", "*:443:", certificate.Thumbprint),
            new("Exchange Back End", "https", "*:444:", certificate.Thumbprint),
        ];

    private static bool Is(string name, string fqdn) => string.Equals(name, fqdn, StringComparison.OrdinalIgnoreCase);
}
