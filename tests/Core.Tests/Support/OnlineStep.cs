using HybridTrust.Cmdlets;
using HybridTrust.Steps;

namespace HybridTrust.Support;

/// <summary>A step of Exchange Online that asks its shell for one thing. For tests of who carries it out.</summary>
internal sealed class OnlineStep : IStep
{
    public static readonly OperationCall Call = OperationCall.Of("Get-IntraOrganizationConnector");

    public string Id => "test/online";

    public Site Site => Site.ExchangeOnline;

    public string Target => "outlook.office365.com";

    public string Object => "online";

    public DocumentReference Document => new("test", "online");

    public Risk Risk => Risk.None;

    public bool Optional => false;

    public IReadOnlyList<string> Needs => [];

    public IReadOnlyList<string> Publishes => [];

    public async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        await using var shell = await context.ShellAsync(ShellKind.ExchangeOnline, Target, cancellation);
        var found = await shell.InvokeAsync(Call, cancellation);
        return new Observation(new Finding.InPlace { Sentence = $"{found.Objects.Count} connectors" });
    }

    public Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => throw new InvalidOperationException("Only reads.");

    public Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        throw new InvalidOperationException("Only reads.");
}
