using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// A step in the Exchange Management Shell. Every call names the organization's domain controller, so that a read sees what
/// the write before it did (domain 2).
/// </summary>
public abstract class ExchangeStep(OrganizationProfile organization) : IStep
{
    /// <inheritdoc />
    public abstract string Id { get; }

    /// <inheritdoc />
    public Site Site => Site.Exchange;

    /// <inheritdoc />
    public string Target { get; } = organization.Topology.ShellServer().Fqdn;

    /// <inheritdoc />
    public abstract string Object { get; }

    /// <inheritdoc />
    public abstract DocumentReference Document { get; }

    /// <inheritdoc />
    public virtual Risk Risk => Risk.None;

    /// <inheritdoc />
    public virtual bool Optional => false;

    /// <inheritdoc />
    public virtual IReadOnlyList<string> Needs => [];

    /// <inheritdoc />
    public virtual IReadOnlyList<string> Publishes => [];

    /// <summary>The organization's settings.</summary>
    protected OrganizationProfile Organization { get; } = organization;

    /// <inheritdoc />
    public abstract Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation);

    /// <inheritdoc />
    public abstract Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation);

    /// <inheritdoc />
    public abstract Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation);

    /// <summary>A call of a cmdlet at the organization's domain controller.</summary>
    protected OperationCall Cmdlet(string cmdlet, params ReadOnlySpan<KeyValuePair<string, CmdletValue?>> parameters) =>
        OperationCall.Of(cmdlet, [.. parameters, Given("DomainController", Organization.DomainController)]);

    /// <summary>Runs a cmdlet on the step's server.</summary>
    /// <exception cref="CmdletException">The shell reported an error.</exception>
    protected async Task<IReadOnlyList<CmdletObject>> InvokeAsync(StepContext context, OperationCall call, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, Target, cancellation);
        return (await shell.InvokeAsync(call, cancellation)).Objects;
    }

    /// <summary>The objects that a Get cmdlet returns; none when it reports that there are none.</summary>
    /// <exception cref="CmdletException">The shell reported another error.</exception>
    protected async Task<IReadOnlyList<CmdletObject>> GetAsync(StepContext context, OperationCall call, CancellationToken cancellation)
    {
        try
        {
            return await InvokeAsync(context, call, cancellation);
        }
        catch (CmdletException missing) when (missing.Error.Kind is CmdletErrorKind.NotFound)
        {
            return [];
        }
    }

    /// <summary>A parameter with its value.</summary>
    protected static KeyValuePair<string, CmdletValue?> Given(string parameter, CmdletValue? value) => new(parameter, value);
}
