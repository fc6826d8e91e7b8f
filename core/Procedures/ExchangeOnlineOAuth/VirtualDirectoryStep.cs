using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>A step that only looks at virtual directories. One call gives those of every server, out of the directory.</summary>
internal abstract class VirtualDirectoryStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Virtual directories are only looked at." });

    /// <summary>The virtual directories of one kind, of all servers.</summary>
    protected async Task<IReadOnlyList<VirtualDirectory>> ReadAsync(StepContext context, string cmdlet, CancellationToken cancellation) =>
        [.. (await GetAsync(context, Cmdlet(cmdlet, Given("ADPropertiesOnly", new Cmdlets.CmdletValue.Switch())), cancellation)).Select(VirtualDirectory.Of)];
}
