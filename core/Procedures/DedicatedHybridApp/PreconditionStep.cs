using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>Something that must be so before the dedicated application is turned on; it is never changed here.</summary>
internal abstract class PreconditionStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    /// <summary>The servers that sign tokens: all but Edge (domain 7, trap 17). A server that may be down may not be outdated.</summary>
    protected IReadOnlyList<ExchangeServer> Signers { get; } = [.. organization.Topology.Servers.Where(s => s.Role is not ExchangeRole.Edge)];

    /// <summary>A server's build: as preflight read it on the server in this run, else as the profile says.</summary>
    protected static ExchangeBuild BuildOf(ExchangeServer server, StepContext context) =>
        ExchangeBuild.Parse(context.Facts.Find(FactNames.BuildOf(server.Fqdn)) ?? server.Build);

    /// <summary>The facts that <see cref="BuildOf"/> looks for.</summary>
    protected IReadOnlyList<string> Builds => [.. Signers.Select(s => FactNames.BuildOf(s.Fqdn))];

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "A precondition is only looked at." });

    protected static Observation Fine(string sentence) => new(new Finding.InPlace { Sentence = sentence });

    protected static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
