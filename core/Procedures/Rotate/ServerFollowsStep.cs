using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Procedures.SkypeServerExchange;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// A server signs with the certificate that was published. The planned path restarts nothing; a server that has not followed after a day is
/// drained, its two pools that cache the certificate are recycled, and it is looked at before it serves again (domain 11, row 6; domain 2(e), e7).
/// </summary>
internal sealed class ServerFollowsStep(OrganizationProfile organization, ExchangeServer server)
    : RotationExchangeStep(organization, $"follows-{server.Fqdn}", server.Fqdn), ICalendarStep
{
    private const string OnlyIf = "only if it has not followed a day after publication, or shortly before the former certificate ends";

    public override string Object { get; } = $"auth certificate that {server.Fqdn} signs with";

    public string When => OnlyIf;

    public override DocumentReference Document => RotateDocument.Practice("a server that does not follow is drained and recycled");

    public override Risk Risk => Risk.Restart;

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (StandingIn(context.Facts) is not RotationStanding.Published || context.Facts.Find(RotationFacts.Incoming) is not { } incoming)
        {
            return new Observation(Recycled(null, PublishedStep.StepId));
        }

        try
        {
            var signs = await SignsWithAsync(context, cancellation);
            return signs is null || string.Equals(signs, incoming, StringComparison.OrdinalIgnoreCase)
                ? InPlace($"{Target} follows: {(signs is null ? "its site's AuthConfig names" : "it signs with")} {incoming}")
                : new Observation(Recycled(signs, after: null));
        }
        catch (CmdletException down) when (server.Optional && down.Error.Kind is CmdletErrorKind.Unreachable)
        {
            return InPlace($"{Target} does not answer; it is optional, and must be given the certificate before it serves again");
        }
    }

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        DrainedServer.ForAuthCertificate(Organization, server).RecycleAsync(context, cancellation);

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Worker processes that started again cannot be put back, and need not be." });

    /// <summary>What the server's own metadata document puts first; null where it publishes none, so that its site's AuthConfig has to do.</summary>
    private async Task<string?> SignsWithAsync(StepContext context, CancellationToken cancellation)
    {
        var windows = await context.ShellAsync(ShellKind.Windows, Target, cancellation);
        var answer = await windows.InvokeAsync(
            OperationCall.Of(LocalOperations.ProbeUrl, Given("Url", $"https://{Target}/autodiscover/metadata/json/1")), cancellation);
        if (answer.Objects is [var document] && document.List("AuthMetadataThumbprints") is [var first, ..])
        {
            return first;
        }

        var controller = Organization.Topology.DomainControllers
            .FirstOrDefault(d => string.Equals(d.AdSite, server.AdSite, StringComparison.OrdinalIgnoreCase))?.Fqdn ?? Organization.DomainController;
        var config = await GetAsync(context, OperationCall.Of("Get-AuthConfig", Given("DomainController", controller)), cancellation);
        return config is [var found, ..] ? AuthConfigView.Of(found).Current : null;
    }

    private Finding.Different Recycled(string? actual, string? after) => new()
    {
        Sentence = $"would drain {Target} and recycle its OWA and ECP pools, {OnlyIf}",
        Settings = [new Setting("Recycled", OnlyIf, actual)],
        After = after,
    };
}
