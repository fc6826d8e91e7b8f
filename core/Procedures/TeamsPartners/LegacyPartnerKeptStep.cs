using HybridTrust.Organizations;
using HybridTrust.Procedures.PartnerApplications;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.TeamsPartners;

/// <summary>
/// The partner application of Skype for Business Online is left as it is: Microsoft will retire it, and says not to delete it yet, because
/// out-of-office voicemail greetings need it (domain 2(b'), t8; trap 28). This step only looks, and tells the proofs what to expect.
/// </summary>
internal sealed class LegacyPartnerKeptStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    /// <summary>There while Exchange does not let the application in; says why.</summary>
    public const string NotLetInFact = TeamsPartnersProcedure.ProcedureId + ".legacy-partner-not-let-in";

    private static readonly Guid Application = WellKnownApplications.SkypeForBusinessOnline;

    public override string Id => TeamsPartnersProcedure.ProcedureId + "/legacy-partner-application";

    public override string Object => $"partner application {Application}, which stays";

    public override DocumentReference Document => TeamsDocument.Part("do not delete the partner application of Skype for Business Online yet");

    public override IReadOnlyList<string> Publishes => [NotLetInFact];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var partners = await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation);
        var found = CloudPartner.Of(partners, Application).ToList();
        var before = found.ToDictionary(a => $"{a.Text("Guid")}", a => $"{a.Text("Name")}, Enabled {a.Text("Enabled")}", StringComparer.Ordinal);
        if (found.Find(a => a.Truth("Enabled")) is { } enabled)
        {
            context.Facts.Retract(NotLetInFact);
            return InPlace($"partner application {enabled.Text("Name")} ({Application}) is there and stays; out-of-office voicemail greetings need it", before);
        }

        var why = found.Count == 0
            ? $"Exchange has no partner application {Application}, and this procedure makes none: without it Cloud Voicemail may play the ordinary greeting."
            : $"Partner application {found[0].Text("Name")} ({Application}) is disabled, and this procedure leaves it so: Cloud Voicemail may play the ordinary " +
              "greeting. Enable it with Set-PartnerApplication if users miss their out-of-office greeting.";
        context.Facts.Publish(NotLetInFact, why);
        return InPlace(why, before);
    }

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Looking at a partner application changes nothing." });

    private static Observation InPlace(string sentence, Dictionary<string, string> before) => new(new Finding.InPlace { Sentence = sentence }, before);
}
