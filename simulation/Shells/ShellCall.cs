using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Shells;

/// <summary>One call in a shell on one server: its parameters, and the world it acts on.</summary>
internal sealed class ShellCall
{
    private readonly Dictionary<string, CmdletValue> _parameters = new(StringComparer.OrdinalIgnoreCase);

    public ShellCall(World world, EstateServer server, OperationCall call)
    {
        World = world;
        Server = server;
        Operation = call.Operation;
        Errors = new ShellErrors(call.Operation, ShellTexts.In(world.Datacentre.Language));
        foreach (var (name, value) in call.Parameters)
        {
            if (!_parameters.TryAdd(name, value))
            {
                throw Fail(Errors.BoundTwice(name));
            }
        }

        DomainController = Text("DomainController") ?? Datacentre.DomainControllers[0];
        if (!Datacentre.DomainControllers.Contains(DomainController, StringComparer.OrdinalIgnoreCase))
        {
            throw Fail(Errors.DomainControllerUnsuitable(DomainController));
        }
    }

    public World World { get; }

    public Datacentre Datacentre => World.Datacentre;

    public EstateServer Server { get; }

    public string Operation { get; }

    public ShellErrors Errors { get; }

    /// <summary>The domain controller the call goes to; error texts name it.</summary>
    public string DomainController { get; }

    public bool Has(string parameter) => _parameters.ContainsKey(parameter);

    public string? Text(string parameter) => (_parameters.GetValueOrDefault(parameter) as CmdletValue.Text)?.Value;

    public bool? Truth(string parameter) => _parameters.GetValueOrDefault(parameter) switch
    {
        CmdletValue.Truth truth => truth.Value,
        CmdletValue.Switch => true,
        _ => null,
    };

    /// <summary>A mandatory parameter, which may not be null or empty.</summary>
    public string Required(string parameter) => Text(parameter) is { Length: > 0 } text ? text : throw Fail(Errors.NullArgument(parameter));

    /// <summary>A shell that nobody sits at cannot ask "are you sure?".</summary>
    public void RequireConfirmation()
    {
        if (Truth("Confirm") is not false)
        {
            throw Fail(Errors.CannotPrompt());
        }
    }

    public CmdletException Fail(CmdletError error) => new(Operation, Server.Fqdn, error);

    public static CmdletResult Objects(IEnumerable<CmdletObject> objects) => new([.. objects], []);
}
