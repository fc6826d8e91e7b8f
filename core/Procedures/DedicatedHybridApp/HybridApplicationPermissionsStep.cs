using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>The application asks for the permissions that its flow needs, and keeps what it asks for besides (domain 2(f) f2, 3.6).</summary>
internal sealed class HybridApplicationPermissionsStep(OrganizationProfile organization) : HybridApplicationPart(organization)
{
    public const string StepId = "dedicated-hybrid-app/permissions";

    private const string Property = "requiredResourceAccess";

    public override string Id => StepId;

    public override string Object => $"permissions that {Name} asks for";

    public override DocumentReference Document => HybridApplicationDocument.Step("ask for the permissions");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var permissions = await LookUpAsync(context, cancellation);
        if (permissions.Problem is { } problem)
        {
            return Blocked(problem);
        }

        if (await FindAsync(context, cancellation) is not { } application)
        {
            return new Observation(new Finding.Missing
            {
                Sentence = Sentence(permissions.Found),
                Settings = SettingsOf(permissions.Found),
                After = HybridApplicationStep.StepId,
            });
        }

        var missing = MissingFrom(application, permissions.Found);
        Finding finding = missing.Count == 0
            ? new Finding.InPlace { Sentence = $"{Name} asks for {string.Join(", ", permissions.Found)}" }
            : new Finding.Different { Sentence = Sentence(missing), Settings = SettingsOf(missing) };
        return new Observation(finding, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Property] = string.Join(' ', application.RequiredPermissions.Select(p => $"{p.Resource}/{p.Id}/{p.Type}")),
        });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var permissions = await LookUpAsync(context, cancellation);
        if (permissions.Problem is { } problem)
        {
            throw new StepRefusedException(problem);
        }

        var application = await RequireAsync(context, cancellation);
        var missing = MissingFrom(application, permissions.Found);
        if (missing.Count > 0)
        {
            Accept(
                await context.RequiredDirectory().ReplaceRequiredPermissionsAsync(
                    application.ObjectId, [.. application.RequiredPermissions, .. missing.Select(p => p.Required)], cancellation),
                $"let {Name} ask for {string.Join(", ", missing)}");
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var ours = before.Finding.Changes.Select(setting => setting.Expected.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var application = await FindAsync(context, cancellation);
        var added = application?.RequiredPermissions.Where(p => ours.Contains(p.Id.ToString())).ToList() ?? [];
        if (added.Count == 0)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"{Name} asks for none of the permissions that this run added." };
        }

        var answer = await context.RequiredDirectory().ReplaceRequiredPermissionsAsync(
            application!.ObjectId, [.. application.RequiredPermissions.Except(added)], cancellation);
        return Objection(answer, $"take permissions out of what {Name} asks for") is { } objection
            ? new UndoOutcome.Blocked { Sentence = objection }
            : new UndoOutcome.Undone { Sentence = $"{Name} no longer asks for the {added.Count} permissions that this run had added." };
    }

    private static List<TenantPermission> MissingFrom(EntraApplication application, IReadOnlyList<TenantPermission> wanted) =>
        [.. wanted.Where(permission => !application.RequiredPermissions.Contains(permission.Required))];

    private static IReadOnlyList<Setting> SettingsOf(IReadOnlyList<TenantPermission> permissions) =>
        [.. permissions.Select(p => new Setting($"{Property} {p.Permission.Value}", p.Id.ToString(), Actual: null))];

    private string Sentence(IReadOnlyList<TenantPermission> missing) => $"would let {Name} ask for {string.Join(", ", missing)}; asking gives nothing until an administrator consents";
}
