using HybridTrust.Cmdlets;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Toys;

/// <summary>Creates one object, publishes a fact of it, and is bound by policy like a partner application.</summary>
internal sealed class ToyStep(string name, Guid? application = null, string? role = null, Site site = Site.Exchange) : IStep, IPolicyBound
{
    public Finding Wanted => new Finding.Missing { Sentence = $"would create {name}", Settings = [new Setting("Name", name, null)] };

    public string Id => $"toy/{name}";

    public Site Site => site;

    public string Target => "ex1.fabrikam.com";

    public string Object => name;

    public DocumentReference Document { get; } = new("toy", "1");

    public Risk Risk => Risk.None;

    public bool Optional => false;

    public IReadOnlyList<string> Needs => [];

    public IReadOnlyList<string> Publishes => [$"toy.{name}"];

    public IReadOnlyList<Guid> ApplicationIds => application is { } id ? [id] : [];

    public IReadOnlyList<string> Roles => role is null ? [] : [role];

    public async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var seen = await InvokeAsync(context, "Get-PartnerApplication", "Identity", cancellation);
        if (seen.Objects.Count == 0)
        {
            return new Observation(Wanted);
        }

        context.Facts.Publish($"toy.{name}", name);
        return new Observation(new Finding.InPlace { Sentence = $"{name} is there" });
    }

    public Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        InvokeAsync(context, "New-PartnerApplication", "Name", cancellation);

    public Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "nothing to do" });

    private async Task<CmdletResult> InvokeAsync(StepContext context, string operation, string parameter, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, Target, cancellation);
        return await shell.InvokeAsync(OperationCall.Of(operation, new KeyValuePair<string, CmdletValue?>(parameter, name)), cancellation);
    }
}
