using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>A step on the AuthServer of Entra's token service for the tenant.</summary>
internal abstract class AuthServerStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    /// <summary>The step that sets the AuthServer up when the profile asks for it.</summary>
    protected const string AfterAuthServer = ProcedureIds.ExchangeOnlineOAuth + "/auth-server-azuread";

    public override string Object => $"AuthServer of tenant {Organization.Tenant.Id} (type AzureAD)";

    /// <summary>Whether an earlier procedure of the profile sets the AuthServer up, so that it may not be there yet.</summary>
    private bool IsSetUpBefore => Organization.Procedures.Contains(ProcedureIds.ExchangeOnlineOAuth, StringComparer.Ordinal);

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var servers = await ReadAsync(context, cancellation);
        return servers.Problem is { } problem && (servers.Entra.Count > 0 || !IsSetUpBefore)
            ? new Observation(new Finding.Blocked { Sentence = problem })
            : Judge(context, servers, servers.Entra is [var only] ? only : null);
    }

    /// <summary>Measures the AuthServer, or what it will be when an earlier procedure has made it.</summary>
    protected abstract Observation Judge(StepContext context, TenantAuthServers servers, CmdletObject? server);

    protected async Task<TenantAuthServers> ReadAsync(StepContext context, CancellationToken cancellation) =>
        new(Organization, await GetAsync(context, Cmdlet("Get-AuthServer"), cancellation));

    /// <summary>The one AuthServer, for a change.</summary>
    /// <exception cref="StepRefusedException">There is none, or more than one.</exception>
    protected static CmdletObject Require(TenantAuthServers servers) =>
        servers.Problem is { } problem ? throw new StepRefusedException(problem) : servers.Entra[0];

    /// <summary>The AuthServer that the run changed, by the GUID it recorded; null when it is gone.</summary>
    protected async Task<CmdletObject?> FindChangedAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        before.Before.GetValueOrDefault("Guid") is { Length: > 0 } guid
        && await GetAsync(context, Cmdlet("Get-AuthServer", Given("Identity", guid)), cancellation) is [var server]
            ? server
            : null;

    /// <summary>What the run was to write, as text; null when it did not write that property.</summary>
    protected static string? Wrote(Observation before, string property) =>
        before.Finding.Changes.FirstOrDefault(s => string.Equals(s.Property, property, StringComparison.Ordinal))?.Expected.ToString();
}
