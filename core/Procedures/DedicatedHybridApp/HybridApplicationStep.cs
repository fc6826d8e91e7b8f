using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// The organization has an application of its own in the tenant (domain 2(f) f1, 3.6). It is found by its name, which is the one that
/// Microsoft's script and the wizard look for, and from then on known by its application id (domain 7, trap 25).
/// </summary>
internal sealed class HybridApplicationStep(OrganizationProfile organization) : EntraStep(organization)
{
    public const string StepId = "dedicated-hybrid-app/application";

    /// <summary>The application id of what the run created.</summary>
    private const string Created = "hybrid-application.created";

    private readonly string _name = HybridApplicationDocument.NameOf(organization);

    public override string Id => StepId;

    public override string Object => $"application {_name}";

    public override DocumentReference Document => HybridApplicationDocument.Step("create the application");

    public override IReadOnlyList<string> Publishes => [FactNames.HybridApplication, Created];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        context.Facts.Retract(FactNames.HybridApplication);
        var found = await context.RequiredDirectory().FindApplicationsAsync(_name, cancellation);
        if (found.Count > 1)
        {
            return Blocked(
                $"{found.Count} applications of tenant {Organization.Tenant.Id} are named {_name}: {string.Join(", ", found.Select(a => a.ApplicationId))}. " +
                "Exchange and Microsoft's wizard find it by its name, so it must be the only one: find out which one AuthServer names, and delete the others.");
        }

        if (found.Count == 0)
        {
            return new Observation(new Finding.Missing
            {
                Sentence = $"would create application {_name}, for this tenant alone",
                Settings = [new("displayName", _name, null), new("signInAudience", EntraApplication.ThisTenant, null)],
            }, CreationMark.Intended(context));
        }

        var application = found[0];
        if (!string.Equals(application.SignInAudience, EntraApplication.ThisTenant, StringComparison.OrdinalIgnoreCase))
        {
            return Blocked(
                $"Application {_name} ({application.ApplicationId}) exists, but not as expected: signInAudience is {application.SignInAudience ?? "not set"} " +
                $"instead of {EntraApplication.ThisTenant}, so others than this tenant could use it. Find out who made it; delete it or set the audience, then start again.");
        }

        context.Facts.Publish(FactNames.HybridApplication, application.ApplicationId.ToString());
        return new Observation(
            new Finding.InPlace { Sentence = $"application {_name} exists; its application id is {application.ApplicationId}" },
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ObjectId"] = application.ObjectId,
                ["ApplicationId"] = application.ApplicationId.ToString(),
            });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var answer = await context.RequiredDirectory().CreateApplicationAsync(
            new NewApplication(
                _name,
                "Lets Exchange Server of this organization ask Exchange Online, in place of Exchange Online's own principal.",
                $"Created by HybridTrust. Do not rename it: Exchange's tools find it by its name.{(CreationMark.In(before) is { } mark ? $" ({mark})" : "")}"),
            cancellation);
        Accept(answer, $"create application {_name}");
        context.Facts.Publish(Created, ((DirectoryWrite.Created)answer).ApplicationId.ToString()!);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is Finding.InPlace || await CreatedAsync(context, before, cancellation) is not { } created)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"This run did not create application {_name}." };
        }

        var directory = context.RequiredDirectory();
        if (await directory.FindApplicationAsync(created, cancellation) is not { } application)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"Application {created}, which this run had created, is gone already." };
        }

        if (!string.Equals(application.DisplayName, _name, StringComparison.Ordinal))
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"Application {created} is named {application.DisplayName} now, not {_name} any more: somebody uses it for something else. It was left alone.",
            };
        }

        return Objection(await directory.DeleteApplicationAsync(application.ObjectId, cancellation), $"delete application {_name} ({created})") is { } objection
            ? new UndoOutcome.Blocked { Sentence = objection }
            : new UndoOutcome.Undone { Sentence = $"Deleted application {_name} ({created}), which this run had created, and its service principal with it." };
    }

    /// <summary>The application id of what the run created: as it was told, or as the mark shows where the run died before it could tell.</summary>
    private async Task<Guid?> CreatedAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (Guid.TryParse(context.Facts.Find(Created), out var told))
        {
            return told;
        }

        return CreationMark.In(before) is { } mark
            ? (await context.RequiredDirectory().FindApplicationsAsync(_name, cancellation))
                .FirstOrDefault(a => a.Notes?.Contains(mark, StringComparison.Ordinal) == true)?.ApplicationId
            : null;
    }
}
