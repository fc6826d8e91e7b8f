using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>A step that works through a shell on a named target.</summary>
public abstract class ShellStep(OrganizationProfile organization, Site site, ShellKind shell, string target) : IStep
{
    /// <inheritdoc />
    public abstract string Id { get; }

    /// <inheritdoc />
    public Site Site => site;

    /// <inheritdoc />
    public string Target => target;

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

    /// <summary>A call of a cmdlet or local operation.</summary>
    protected virtual OperationCall Cmdlet(string cmdlet, params ReadOnlySpan<KeyValuePair<string, CmdletValue?>> parameters) =>
        OperationCall.Of(cmdlet, parameters);

    /// <summary>Runs an operation on the step's target.</summary>
    /// <exception cref="CmdletException">The shell reported an error.</exception>
    protected async Task<IReadOnlyList<CmdletObject>> InvokeAsync(StepContext context, OperationCall call, CancellationToken cancellation)
    {
        var session = await context.ShellAsync(shell, target, cancellation);
        return (await session.InvokeAsync(call, cancellation)).Objects;
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
