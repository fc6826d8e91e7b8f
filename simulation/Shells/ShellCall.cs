using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Skype;
using HybridTrust.Simulation.Windows;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Shells;

/// <summary>One call in a shell on one server: its parameters, and the world it acts on.</summary>
internal sealed class ShellCall
{
    private readonly Dictionary<string, CmdletValue> _parameters = new(StringComparer.OrdinalIgnoreCase);

    private readonly EstateServer? _server;

    /// <param name="world">What the call acts on.</param>
    /// <param name="target">The server or tenant that the shell was opened on.</param>
    /// <param name="server">The Exchange server, when the target is one.</param>
    /// <param name="call">The call.</param>
    /// <param name="now">The estate's time, UTC.</param>
    /// <param name="keys">The world's private keys; they stay where they are.</param>
    public ShellCall(World world, string target, EstateServer? server, OperationCall call, DateTimeOffset now, KeyFiles keys)
    {
        World = world;
        Now = now;
        Keys = keys;
        Target = target;
        _server = server;
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

    /// <summary>The estate's time, UTC.</summary>
    public DateTimeOffset Now { get; }

    public KeyFiles Keys { get; }

    public Datacentre Datacentre => World.Datacentre;

    /// <summary>The server or tenant that the shell was opened on.</summary>
    public string Target { get; }

    /// <summary>The Exchange server that the shell was opened on.</summary>
    public EstateServer Server => _server ?? throw new InvalidOperationException($"{Target} is no Exchange server.");

    /// <summary>The pool, for a cmdlet of Skype for Business Server.</summary>
    public SkypeDeployment Skype => World.Skype ?? throw new InvalidOperationException($"{Target} is no front end: there is no pool.");

    /// <summary>The front end that the shell was opened on.</summary>
    public FrontEnd FrontEnd => World.Skype?.FindFrontEnd(Target) ?? throw new InvalidOperationException($"{Target} is no front end.");

    /// <summary>Windows on the server that the shell was opened on.</summary>
    public Machine Machine => World.FindMachine(Target) ?? throw new InvalidOperationException($"{Target} is no Windows server.");

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

    public IReadOnlyList<string> List(string parameter) => _parameters.GetValueOrDefault(parameter) switch
    {
        CmdletValue.List list => list.Values,
        CmdletValue.Text text => [text.Value],
        _ => [],
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

    public CmdletException Fail(CmdletError error) => new(Operation, Target, error);

    public static CmdletResult Objects(IEnumerable<CmdletObject> objects) => new([.. objects], []);
}
