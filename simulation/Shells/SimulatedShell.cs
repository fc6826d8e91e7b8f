using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Shells;

/// <summary>Carries out calls the way a shell on a server would: reach the server, bind, run, hand back what the catalogue reads.</summary>
internal sealed class SimulatedShell(WorldStore store, EstateCounters counters, TimeProvider clock, ShellServices services)
{
    private readonly Dictionary<string, ISimulatedOperation> _operations =
        SimulatedOperations.All.ToDictionary(o => Key(o.Shell, o.Name), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="CmdletException">What the shell reported.</exception>
    public CmdletResult Invoke(ShellKind kind, string serverName, OperationCall call, bool snapIn = false)
    {
        counters.CountShell(kind, call.Operation);
        var world = store.Current;
        var target = Reach(world, kind, serverName)
            ?? throw new CmdletException(call.Operation, serverName, ErrorsFor(world.Datacentre, call).Unreachable(serverName));
        if (OperationCatalogue.Default.Check(kind, call) is { } refusal)
        {
            throw new CmdletException(call.Operation, serverName, ErrorsFor(world.Datacentre, call).Localized(refusal));
        }

        var operation = _operations[Key(kind, call.Operation)];
        if (!snapIn && operation.ChangesBy(call) && HalfDead(world, kind, target) is { } trouble)
        {
            throw new CmdletException(call.Operation, serverName, ErrorsFor(world.Datacentre, call).ShellHalfDead(target, trouble));
        }

        var result = operation.ChangesBy(call)
            ? store.Change(draft => Change(operation, draft, target, call))
            : operation.Invoke(Open(world, target, call));
        return Read(result, OperationCatalogue.Default.Find(kind, call.Operation)!);
    }

    /// <summary>
    /// Why a session on a server takes no change: it signs what it sends with the auth certificate, so without one it opens and reads, and no more
    /// (domain 11, row 11; how far a real one gets is not written down). The snap-in needs no session.
    /// </summary>
    private static string? HalfDead(World world, ShellKind kind, string target) =>
        kind is ShellKind.ExchangeServer && world.Datacentre.FindServer(target) is { } server ? world.TroubleOf(server) : null;

    /// <summary>The full name of what a shell of this kind can be opened on, or null.</summary>
    private static string? Reach(World world, ShellKind kind, string name)
    {
        if (kind is ShellKind.ExchangeOnline)
        {
            return string.Equals(name, world.Tenant.CoexistenceDomain, StringComparison.OrdinalIgnoreCase) ? name : null;
        }

        // A front end opens Skype's shell and Windows; an Exchange server its own shell and Windows.
        if (kind is not ShellKind.ExchangeServer && world.Skype?.FindFrontEnd(name) is { } frontEnd)
        {
            return world.IsUnreachable(frontEnd) ? null : frontEnd.Fqdn;
        }

        var server = kind is ShellKind.SkypeServer ? null : world.Datacentre.FindServer(name);

        // An Edge server is in no domain and opens no Exchange shell to others (domain 1.1).
        var opens = server is not null && !(kind is ShellKind.ExchangeServer && server.Role is ExchangeRole.Edge);
        return opens && !world.IsUnreachable(server!) ? server!.Fqdn : null;
    }

    /// <summary>A call on the directory as its domain controller sees it.</summary>
    private ShellCall Open(World world, string target, OperationCall call)
    {
        var direct = CallOn(world, target, call);
        var seen = world.Replication.SeenAt(world.Datacentre, direct.AdSite, direct.Now);
        return ReferenceEquals(seen, world.Datacentre) ? direct : CallOn(world with { Datacentre = seen }, target, call);
    }

    private CmdletResult Change(ISimulatedOperation operation, World draft, string target, OperationCall call)
    {
        var direct = CallOn(draft, target, call);
        if (operation is { Shell: ShellKind.ExchangeServer, Replicates: true })
        {
            // What has not arrived at the domain controller cannot be changed there: it says so, and nothing has happened.
            var seen = draft.Replication.SeenAt(draft.Datacentre, direct.AdSite, direct.Now);
            if (!ReferenceEquals(seen, draft.Datacentre))
            {
                operation.Invoke(CallOn(draft.Copy() with { Datacentre = seen.Copy() }, target, call));
            }

            draft.Replicate(direct.AdSite);
        }

        return operation.Invoke(direct);
    }

    private ShellCall CallOn(World world, string target, OperationCall call) =>
        new(world, target, world.Datacentre.FindServer(target), call, clock.GetUtcNow(), services);

    private static ShellErrors ErrorsFor(Datacentre datacentre, OperationCall call) => new(call.Operation, ShellTexts.In(datacentre.Language));

    private static CmdletResult Read(CmdletResult result, Operation operation) => result with
    {
        Objects = [.. result.Objects.Select(o => new CmdletObject(o.Properties
            .Where(p => operation.Reads.Contains(p.Key, StringComparer.Ordinal))
            .ToDictionary(StringComparer.Ordinal)))],
    };

    private static string Key(ShellKind kind, string name) => $"{kind}/{name}";
}
