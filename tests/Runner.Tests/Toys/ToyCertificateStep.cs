using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Toys;

/// <summary>Offers a certificate while it inspects, like the export of the auth certificate.</summary>
internal sealed class ToyCertificateStep : IStep
{
    public string Id => "toy/certificate";

    public Site Site => Site.Exchange;

    public string Target => "ex1.fabrikam.com";

    public string Object => "certificate";

    public DocumentReference Document { get; } = new("toy", "1");

    public Risk Risk => Risk.None;

    public bool Optional => false;

    public IReadOnlyList<string> Needs => [];

    public IReadOnlyList<string> Publishes => [];

    public async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        await context.Certificates.OfferAsync(TestCertificates.Auth, cancellation);
        return new Observation(new Finding.InPlace { Sentence = "read" });
    }

    public Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "nothing to do" });
}
