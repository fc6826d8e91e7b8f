using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>A step around the dedicated application, which an earlier step of the same run finds or creates.</summary>
internal abstract class HybridApplicationPart(OrganizationProfile organization) : EntraStep(organization)
{
    public override IReadOnlyList<string> Needs => [FactNames.HybridApplication];

    /// <summary>The application's name.</summary>
    protected string Name { get; } = HybridApplicationDocument.NameOf(organization);

    /// <summary>The application's id, or null while it is not created.</summary>
    protected static Guid? IdIn(Facts facts) => Guid.TryParse(facts.Find(FactNames.HybridApplication), out var id) ? id : null;

    /// <summary>The application with its keys, or null while it is not created.</summary>
    protected static async Task<EntraApplication?> FindAsync(StepContext context, CancellationToken cancellation) =>
        IdIn(context.Facts) is { } id ? await context.RequiredDirectory().FindApplicationAsync(id, cancellation) : null;

    /// <summary>The application, for a change that cannot be made without it.</summary>
    /// <exception cref="StepRefusedException">There is none.</exception>
    protected async Task<EntraApplication> RequireAsync(StepContext context, CancellationToken cancellation) =>
        await FindAsync(context, cancellation)
        ?? throw new StepRefusedException($"There is no application {Name} in {Target}. Somebody deleted it during the run; start the run again.");

    /// <summary>The permissions that the profile asks for, as the tenant names them; a sentence where it does not offer one.</summary>
    protected async Task<PermissionLookup> LookUpAsync(StepContext context, CancellationToken cancellation)
    {
        var found = new List<TenantPermission>();
        foreach (var permission in HybridPermission.For(Organization.HybridApplication.Access))
        {
            if (await context.RequiredDirectory().FindServicePrincipalAsync(permission.Resource, cancellation) is not { } resource)
            {
                return PermissionLookup.Failed($"{Target} has no service principal for {permission.ResourceName} ({permission.Resource}), which offers " +
                    $"{permission.Value}. Check the tenant id; a tenant with Exchange Online has it.");
            }

            // Ids are looked up by name: only those of Exchange Online are written down anywhere.
            if (resource.FindRole(permission.Value) is not { } role)
            {
                return PermissionLookup.Failed($"{permission.ResourceName} offers no application permission {permission.Value} in {Target}. " +
                    "Microsoft may not offer it in this cloud: set hybridApplication.access to the other API.");
            }

            found.Add(new TenantPermission(permission, resource.ObjectId, role.Id));
        }

        return new PermissionLookup(found, Problem: null);
    }
}
