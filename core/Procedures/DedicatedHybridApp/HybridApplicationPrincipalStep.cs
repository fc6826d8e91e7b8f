using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>The application has a service principal in the tenant, which consent is given to; its tags hide it from users (domain 2(f) f2).</summary>
internal sealed class HybridApplicationPrincipalStep(OrganizationProfile organization) : HybridApplicationPart(organization)
{
    public const string StepId = "dedicated-hybrid-app/service-principal";

    /// <summary>Object id of the principal that the run created.</summary>
    private const string Created = "hybrid-application.principal-created";

    private static readonly string[] Tags = ["WindowsAzureActiveDirectoryIntegratedApp", "HideApp"];

    public override string Id => StepId;

    public override string Object => $"service principal of {Name}";

    public override DocumentReference Document => HybridApplicationDocument.Step("create the service principal");

    public override IReadOnlyList<string> Publishes => [Created];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var id = IdIn(context.Facts);
        var principal = id is { } known ? await context.RequiredDirectory().FindServicePrincipalAsync(known, cancellation) : null;
        if (principal is null)
        {
            return new Observation(new Finding.Missing
            {
                Sentence = $"would create the service principal of {Name}, hidden from users",
                Settings =
                [
                    new("appId", id is null ? new PlanValue.KnownAfterApply(HybridApplicationStep.StepId) : id.ToString()!, null),
                    new("tags", string.Join(' ', Tags), null),
                ],
                After = id is null ? HybridApplicationStep.StepId : null,
            }, CreationMark.Intended(context));
        }

        var missing = MissingFrom(principal);
        Finding finding = missing.Count == 0
            ? new Finding.InPlace { Sentence = $"{Name} has a service principal ({principal.ObjectId}), hidden from users" }
            : new Finding.Different
            {
                Sentence = $"would add the tags {string.Join(" and ", missing)} to the service principal of {Name}, which exists without them",
                Settings = [new("tags", string.Join(' ', missing), null)],
            };
        return new Observation(finding, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ObjectId"] = principal.ObjectId,
            ["Tags"] = string.Join(' ', principal.Tags),
        });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var application = await RequireAsync(context, cancellation);
        var directory = context.RequiredDirectory();
        if (await directory.FindServicePrincipalAsync(application.ApplicationId, cancellation) is { } principal)
        {
            Accept(
                await directory.ReplaceTagsAsync(principal.ObjectId, [.. principal.Tags, .. MissingFrom(principal)], cancellation),
                $"set tags on the service principal of {Name}");
            return;
        }

        var answer = await directory.CreateServicePrincipalAsync(
            application.ApplicationId, CreationMark.In(before) is { } mark ? [.. Tags, mark] : Tags, cancellation);
        Accept(answer, $"create the service principal of {Name}");
        context.Facts.Publish(Created, ((DirectoryWrite.Created)answer).Id);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var directory = context.RequiredDirectory();
        var principal = IdIn(context.Facts) is { } id ? await directory.FindServicePrincipalAsync(id, cancellation) : null;
        if (principal is null)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"{Name} has no service principal any more." };
        }

        return before.Finding switch
        {
            Finding.Missing when IsCreated(principal, context, before) => Outcome(
                await directory.DeleteServicePrincipalAsync(principal.ObjectId, cancellation),
                $"delete the service principal of {Name}",
                $"Deleted the service principal of {Name} ({principal.ObjectId}), which this run had created."),
            Finding.Different => Outcome(
                await directory.ReplaceTagsAsync(principal.ObjectId, [.. principal.Tags.Except(AddedBy(before), StringComparer.Ordinal)], cancellation),
                $"take tags off the service principal of {Name}",
                $"Took the tags that this run had added off the service principal of {Name}."),
            _ => new UndoOutcome.NothingToUndo { Sentence = $"The service principal of {Name} is not one that this run created." },
        };
    }

    private static bool IsCreated(ServicePrincipal principal, StepContext context, Observation before) =>
        string.Equals(context.Facts.Find(Created), principal.ObjectId, StringComparison.OrdinalIgnoreCase)
        || (CreationMark.In(before) is { } mark && principal.Tags.Contains(mark, StringComparer.Ordinal));

    private static UndoOutcome Outcome(DirectoryWrite answer, string deed, string done) => Objection(answer, deed) is { } objection
        ? new UndoOutcome.Blocked { Sentence = objection }
        : new UndoOutcome.Undone { Sentence = done };

    private static string[] AddedBy(Observation before) =>
        before.Finding.Changes.FirstOrDefault(s => s.Property is "tags")?.Expected.ToString()?.Split(' ') ?? [];

    private static List<string> MissingFrom(ServicePrincipal principal) => [.. Tags.Except(principal.Tags, StringComparer.Ordinal)];
}
