using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// Recycles the two application pools that take the pool's tokens on a server that load balancers have been told to leave alone, and gives the
/// server back only when it is well. IIS recycles with overlap: the old worker process finishes its requests.
/// </summary>
internal sealed class DrainedServer
{
    /// <summary>The pools that take tokens from the front ends.</summary>
    public static readonly IReadOnlyList<string> TokenPools = ["MSExchangeAutodiscoverAppPool", "MSExchangeServicesAppPool"];

    private static readonly IReadOnlyList<HealthPage> TokenPages = [new("AutoDiscoverProxy", "autodiscover/healthcheck.htm"), new("EwsProxy", "ews/healthcheck.htm")];

    /// <summary>The pools that keep hold of the auth certificate (domain 2(e), e7).</summary>
    private static readonly IReadOnlyList<string> CertificatePools = ["MSExchangeOWAAppPool", "MSExchangeECPAppPool"];

    private static readonly IReadOnlyList<HealthPage> CertificatePages = [new("OwaProxy", "owa/healthcheck.htm"), new("EcpProxy", "ecp/healthcheck.htm")];

    private readonly OrganizationProfile _organization;
    private readonly ExchangeServer _server;
    private readonly IReadOnlyList<string> _pools;

    /// <summary>The components whose health pages load balancers watch for these pools, and the pages.</summary>
    private readonly IReadOnlyList<HealthPage> _pages;

    private DrainedServer(OrganizationProfile organization, ExchangeServer server, IReadOnlyList<string> pools, IReadOnlyList<HealthPage> pages)
    {
        _organization = organization;
        _server = server;
        _pools = pools;
        _pages = pages;
    }

    /// <summary>Ours among the requesters, so that giving back never ends somebody else's maintenance.</summary>
    private const string Requester = "Deployment";

    private const string ServerWideOffline = nameof(ServerWideOffline);

    private static readonly TimeSpan[] Pauses = [.. new[] { 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 15 }.Select(TimeSpan.FromSeconds)];

    /// <summary>A server whose pools for Autodiscover and EWS are recycled.</summary>
    public static DrainedServer ForTokens(OrganizationProfile organization, ExchangeServer server) => new(organization, server, TokenPools, TokenPages);

    /// <summary>A server whose pools for OWA and ECP are recycled.</summary>
    public static DrainedServer ForAuthCertificate(OrganizationProfile organization, ExchangeServer server) => new(organization, server, CertificatePools, CertificatePages);

    /// <summary>A sentence when the whole server is in maintenance; else null.</summary>
    public async Task<string?> MaintenanceAsync(StepContext context, CancellationToken cancellation) =>
        (await StatesAsync(context, cancellation)).Any(s => Is(s, ServerWideOffline) && s.Text("State") is not "Active")
            ? $"{_server.Fqdn} is in maintenance ({ServerWideOffline} is not active). Finish the maintenance, then start again."
            : null;

    /// <summary>The components of the two pools that we took out of service; what others did is theirs.</summary>
    public async Task<IReadOnlyList<string>> LeftHeldAsync(StepContext context, CancellationToken cancellation) =>
    [
        .. (await StatesAsync(context, cancellation))
            .Where(s => _pages.Any(p => Is(s, p.Component)) && s.Text("State") is not "Active"
                && s.List("LocalStates").Any(state => state.Contains(Requester, StringComparison.OrdinalIgnoreCase) && state.Contains("Inactive", StringComparison.OrdinalIgnoreCase)))
            .Select(s => s.Text("Component")!),
    ];

    /// <summary>The two pools; one that is not there counts as one that does not run.</summary>
    public async Task<IReadOnlyList<PoolState>> PoolsAsync(StepContext context, CancellationToken cancellation)
    {
        var seen = (await WindowsAsync(context, LocalOperations.ReadApplicationPools, cancellation)).Objects;
        return [.. _pools.Select(name => new PoolState(
            name,
            seen.FirstOrDefault(p => string.Equals(p.Text("Name"), name, StringComparison.OrdinalIgnoreCase) && p.Text("State") is "Started")?.Instant("StartedAt")))];
    }

    /// <summary>Drains, recycles, looks, gives back.</summary>
    /// <exception cref="StepRefusedException">Nothing was done: another server has to be well first.</exception>
    /// <exception cref="PermanentFailureException">The server did not become well; it stays drained, and nothing else is touched.</exception>
    public async Task RecycleAsync(StepContext context, CancellationToken cancellation)
    {
        await RequireOthersAsync(context, cancellation);
        var former = (await PoolsAsync(context, cancellation)).Max(p => p.StartedAt);
        try
        {
            await TakeOutAndGiveBackAsync(context, former, cancellation);
        }
        catch (Exception broken) when (broken is not (PermanentFailureException or OperationCanceledException))
        {
            throw new PermanentFailureException(
                $"{_server.Fqdn} may be out of service, at least in part: {broken.Message} No other server was touched. See whether it is well, then: {GiveBack()}", broken);
        }
    }

    private async Task TakeOutAndGiveBackAsync(StepContext context, DateTimeOffset? former, CancellationToken cancellation)
    {
        await SetAsync(context, "Inactive", cancellation);
        await UntilAsync(context, async () => await UnwellAsync(context, _server.Fqdn, cancellation) == _pages.Count, cancellation);

        await WindowsAsync(context, LocalOperations.RecycleApplicationPools, cancellation);
        if (!await UntilAsync(context, async () => (await PoolsAsync(context, cancellation)).All(p => p.StartedAt > former), cancellation))
        {
            throw new PermanentFailureException(
                $"{string.Join(" or ", _pools)} did not start again on {_server.Fqdn}. The server stays out of service, so that clients go to others; no other server was touched. " +
                $"See its event log, start the pools, then: {GiveBack()}");
        }

        await SetAsync(context, "Active", cancellation);
        if (!await UntilAsync(context, async () => await UnwellAsync(context, _server.Fqdn, cancellation) == 0, cancellation))
        {
            throw new PermanentFailureException(
                $"{_server.Fqdn} has new worker processes, but its health pages do not say that it is well. See whether somebody else keeps a component inactive " +
                $"(Get-ServerComponentState -Identity {_server.Fqdn}); no other server was touched.");
        }
    }

    /// <summary>While this server is away another one must serve; and a database must not lose its last other copy.</summary>
    private async Task RequireOthersAsync(StepContext context, CancellationToken cancellation)
    {
        var others = _organization.Topology.Servers.Where(s => s.Role is ExchangeRole.Mailbox && !string.Equals(s.Fqdn, _server.Fqdn, StringComparison.OrdinalIgnoreCase)).ToList();
        var well = false;
        foreach (var other in others)
        {
            well = well || await UnwellAsync(context, other.Fqdn, cancellation) == 0;
        }

        if (others.Count > 0 && !well)
        {
            throw new StepRefusedException($"No other server answers well on its health pages, so {_server.Fqdn} was not taken out of service. Look at {string.Join(", ", others.Select(o => o.Fqdn))} first.");
        }

        var shell = await context.ShellAsync(ShellKind.ExchangeServer, _server.Fqdn, cancellation);
        var groups = (await shell.InvokeAsync(Call("Get-DatabaseAvailabilityGroup", Given("Status", new CmdletValue.Switch())), cancellation)).Objects;
        foreach (var group in groups.Where(g => g.List("Servers").Any(IsThisServer)))
        {
            var down = group.List("Servers").Except(group.List("OperationalServers"), StringComparer.OrdinalIgnoreCase)
                .Where(name => !IsThisServer(name) && !_organization.Topology.Servers.Any(s => s.Optional && IsServer(s.Fqdn, name))).ToList();
            if (down.Count > 0)
            {
                throw new StepRefusedException($"{group.Text("Name")} runs without {string.Join(", ", down)}, so {_server.Fqdn} was not taken out of service. Bring it back first.");
            }
        }
    }

    /// <summary>How many of a server's two health pages do not say that it is well.</summary>
    private async Task<int> UnwellAsync(StepContext context, string fqdn, CancellationToken cancellation)
    {
        var unwell = 0;
        foreach (var page in _pages)
        {
            unwell += (await WebProbe.FromAsync(context, _server.Fqdn, $"https://{fqdn}/{page.Path}", cancellation)).Status is 200 ? 0 : 1;
        }

        return unwell;
    }

    private async Task SetAsync(StepContext context, string state, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, _server.Fqdn, cancellation);
        foreach (var page in _pages)
        {
            await shell.InvokeAsync(
                Call("Set-ServerComponentState", Given("Identity", _server.Fqdn), Given("Component", page.Component), Given("Requester", Requester), Given("State", state)),
                cancellation);
        }
    }

    private async Task<IReadOnlyList<CmdletObject>> StatesAsync(StepContext context, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, _server.Fqdn, cancellation);
        return (await shell.InvokeAsync(Call("Get-ServerComponentState", Given("Identity", _server.Fqdn)), cancellation)).Objects;
    }

    private async Task<CmdletResult> WindowsAsync(StepContext context, string operation, CancellationToken cancellation)
    {
        var windows = await context.ShellAsync(ShellKind.Windows, _server.Fqdn, cancellation);
        return await windows.InvokeAsync(OperationCall.Of(operation, Given("Names", (string[])[.. _pools])), cancellation);
    }

    private static async Task<bool> UntilAsync(StepContext context, Func<Task<bool>> isSo, CancellationToken cancellation)
    {
        foreach (var pause in Pauses)
        {
            if (await isSo())
            {
                return true;
            }

            await Task.Delay(pause, context.Time, cancellation);
        }

        return await isSo();
    }

    private OperationCall Call(string cmdlet, params ReadOnlySpan<KeyValuePair<string, CmdletValue?>> parameters) =>
        OperationCall.Of(cmdlet, [.. parameters, Given("DomainController", _organization.DomainController)]);

    private string GiveBack() => string.Join("; ", _pages.Select(p =>
        $"Set-ServerComponentState -Identity {_server.Fqdn} -Component {p.Component} -Requester {Requester} -State Active"));

    private bool IsThisServer(string name) => IsServer(_server.Fqdn, name);

    private static bool IsServer(string fqdn, string name) => string.Equals(name, fqdn, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, fqdn.Split('.')[0], StringComparison.OrdinalIgnoreCase);

    private static bool Is(CmdletObject state, string component) => string.Equals(state.Text("Component"), component, StringComparison.OrdinalIgnoreCase);

    private static KeyValuePair<string, CmdletValue?> Given(string name, CmdletValue? value) => new(name, value);
}
