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
    /// <param name="services">What operations use beyond the world.</param>
    public ShellCall(World world, string target, EstateServer? server, OperationCall call, DateTimeOffset now, ShellServices services)
    {
        Now = now;
        Services = services;
        World = world;
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

        DomainController = Text("DomainController") ?? Datacentre.DomainControllerFor(server).Fqdn;
        if (Datacentre.FindDomainController(DomainController) is not { } controller || world.IsUnreachable(controller))
        {
            throw Fail(Errors.DomainControllerUnsuitable(DomainController));
        }

        AdSite = controller.Site;
    }

    public World World { get; }

    /// <summary>The estate's time, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>What the operation may use beyond the world.</summary>
    public ShellServices Services { get; }

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

    /// <summary>The Active Directory site of that domain controller.</summary>
    public string AdSite { get; }

    public bool Has(string parameter) => _parameters.ContainsKey(parameter);

    public string? Text(string parameter) => (_parameters.GetValueOrDefault(parameter) as CmdletValue.Text)?.Value;

    public bool? Truth(string parameter) => _parameters.GetValueOrDefault(parameter) switch
    {
        CmdletValue.Truth truth => truth.Value,
        CmdletValue.Switch => true,
        _ => null,
    };

    public long? Number(string parameter) => (_parameters.GetValueOrDefault(parameter) as CmdletValue.Number)?.Value;

    /// <summary>A point in time, UTC.</summary>
    public DateTimeOffset? Instant(string parameter) => (_parameters.GetValueOrDefault(parameter) as CmdletValue.Instant)?.Value;

    /// <summary>A multivalued parameter; a single text counts as a list of one. Empty when it is absent or null.</summary>
    public IReadOnlyList<string> List(string parameter) => _parameters.GetValueOrDefault(parameter) switch
    {
        CmdletValue.List list => list.Values,
        CmdletValue.Text { Value.Length: > 0 } text => [text.Value],
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
