using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// The application holds the permissions that it asks for (domain 3.7). Consent gives access to every mailbox, so a person gives it
/// unless the profile leaves it to the run. While other parts of the application are still to be made, a person's consent is only
/// planned, so that it holds nothing up; once it is all that is missing, the run stops with instructions.
/// </summary>
internal sealed class HybridApplicationConsentStep(OrganizationProfile organization) : HybridApplicationPart(organization)
{
    public const string StepId = "dedicated-hybrid-app/consent";

    /// <summary>Told when this run's plan holds the consent, and then the ids of the consents that it gave.</summary>
    private const string Consent = "hybrid-application.consent";

    public override string Id => StepId;

    public override string Object => $"consent to the permissions of {Name}";

    public override DocumentReference Document => HybridApplicationDocument.Step("consent to the permissions");

    public override IReadOnlyList<string> Needs => [FactNames.HybridApplication, FactNames.HybridApplicationKey];

    public override IReadOnlyList<string> Publishes => [Consent];

    private bool ByPerson => Organization.HybridApplication.Consent is ConsentBy.Person;

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var permissions = await LookUpAsync(context, cancellation);
        if (permissions.Problem is { } problem)
        {
            return Blocked(problem);
        }

        var principal = await FindPrincipalAsync(context, cancellation);
        var held = principal is null ? [] : await context.RequiredDirectory().ListAppRoleAssignmentsAsync(principal.ObjectId, cancellation);
        var missing = permissions.Found.Where(permission => !held.Any(permission.IsGivenBy)).ToList();
        var before = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AppRoleAssignments"] = string.Join(' ', held.Select(a => $"{a.ResourceId}/{a.AppRoleId}")),
        };
        if (missing.Count == 0)
        {
            return new Observation(new Finding.InPlace { Sentence = $"{Name} holds {string.Join(", ", permissions.Found)}" }, before);
        }

        if (ByPerson && context.Facts.Find(Consent) is null)
        {
            if (await IsAllThatIsMissingAsync(context, principal, permissions.Found, cancellation))
            {
                return Blocked(Instructions(missing));
            }

            context.Facts.Publish(Consent, FactNames.Planned);
        }

        return new Observation(
            new Finding.Missing
            {
                Sentence = ByPerson
                    ? $"an administrator has to consent to {string.Join(", ", missing)} for {Name}; the run makes everything before it, then stops and says how"
                    : $"would consent to {string.Join(", ", missing)} for {Name}",
                Settings = [.. missing.Select(p => new Setting($"appRoleAssignments {p.Permission.Value}", p.Id.ToString(), Actual: null))],
                After = principal is null ? HybridApplicationPrincipalStep.StepId : null,
            },
            before);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var permissions = (await LookUpAsync(context, cancellation)).Found;
        var principal = await FindPrincipalAsync(context, cancellation)
            ?? throw new StepRefusedException($"{Name} has no service principal in {Target}. Somebody deleted it during the run; start the run again.");
        var directory = context.RequiredDirectory();
        var held = await directory.ListAppRoleAssignmentsAsync(principal.ObjectId, cancellation);
        var missing = permissions.Where(permission => !held.Any(permission.IsGivenBy)).ToList();
        if (ByPerson && missing.Count > 0)
        {
            throw new StepRefusedException(Instructions(missing));
        }

        var given = new List<string>();
        foreach (var permission in missing)
        {
            var answer = await directory.AssignAppRoleAsync(principal.ObjectId, permission.ResourceObjectId, permission.Id, cancellation);
            Accept(answer, $"consent to {permission} for {Name}", "AppRoleAssignment.ReadWrite.All");
            given.Add(((DirectoryWrite.Created)answer).Id);
            context.Facts.Publish(Consent, string.Join(' ', given));
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var given = (context.Facts.Find(Consent) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var directory = context.RequiredDirectory();
        var principal = await FindPrincipalAsync(context, cancellation);
        var ours = principal is null
            ? []
            : (await directory.ListAppRoleAssignmentsAsync(principal.ObjectId, cancellation)).Where(a => given.Contains(a.Id, StringComparer.Ordinal)).ToList();
        foreach (var assignment in ours)
        {
            var answer = await directory.RemoveAppRoleAssignmentAsync(assignment, cancellation);
            if (answer is not DirectoryWrite.Absent && Objection(answer, $"take a consent from {Name}", "AppRoleAssignment.ReadWrite.All") is { } objection)
            {
                return new UndoOutcome.Blocked { Sentence = objection };
            }
        }

        return ours.Count == 0
            ? new UndoOutcome.NothingToUndo { Sentence = $"{Name} holds no consent that this run gave." }
            : new UndoOutcome.Undone { Sentence = $"Took back the {ours.Count} consents that this run had given to {Name}." };
    }

    private static async Task<ServicePrincipal?> FindPrincipalAsync(StepContext context, CancellationToken cancellation) =>
        IdIn(context.Facts) is { } id ? await context.RequiredDirectory().FindServicePrincipalAsync(id, cancellation) : null;

    private static async Task<bool> IsAllThatIsMissingAsync(
        StepContext context, ServicePrincipal? principal, IReadOnlyList<TenantPermission> permissions, CancellationToken cancellation) =>
        principal is not null
        && context.Facts.Find(FactNames.HybridApplicationKey) is not FactNames.Planned
        && await FindAsync(context, cancellation) is { } application
        && permissions.All(permission => application.RequiredPermissions.Contains(permission.Required));

    private string Instructions(IReadOnlyList<TenantPermission> missing) =>
        $"{Name} waits for an administrator's consent to {string.Join(", ", missing)}. In the Entra admin center of {Target}, as Global Administrator or " +
        $"Privileged Role Administrator: App registrations, All applications, {Name}, API permissions, Grant admin consent. Compare the list with these " +
        "permissions before you confirm, then start the run again. To leave the consent to the run, set hybridApplication.consent to 'run'.";
}
