using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Shells;

/// <summary>Carries out calls the way a shell on a server would: reach the server, bind, run, hand back what the catalogue reads.</summary>
internal sealed class SimulatedShell(WorldStore store, EstateCounters counters, KeyFiles keys, TimeProvider clock)
{
    private readonly Dictionary<string, ISimulatedOperation> _operations =
        SimulatedOperations.All.ToDictionary(o => Key(o.Shell, o.Name), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="CmdletException">What the shell reported.</exception>
    public CmdletResult Invoke(ShellKind kind, string serverName, OperationCall call)
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
        var now = clock.GetUtcNow();
        var result = operation.Changes
            ? store.Change(draft => operation.Invoke(Open(draft)))
            : operation.Invoke(Open(world));
        return Read(result, OperationCatalogue.Default.Find(kind, call.Operation)!);

        ShellCall Open(World on) => new(on, target, on.Datacentre.FindServer(target), call, now, keys);
    }

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

    private static ShellErrors ErrorsFor(Datacentre datacentre, OperationCall call) => new(call.Operation, ShellTexts.In(datacentre.Language));

    private static CmdletResult Read(CmdletResult result, Operation operation) => result with
    {
        Objects = [.. result.Objects.Select(o => new CmdletObject(o.Properties
            .Where(p => operation.Reads.Contains(p.Key, StringComparer.Ordinal))
            .ToDictionary(StringComparer.Ordinal)))],
    };

    private static string Key(ShellKind kind, string name) => $"{kind}/{name}";
}
