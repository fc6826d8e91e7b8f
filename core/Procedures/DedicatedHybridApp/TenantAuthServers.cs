using HybridTrust.Cmdlets;
using HybridTrust.Organizations;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>The token services of one tenant among those Exchange trusts: by type and realm, never by name (domain 7, trap 25).</summary>
internal sealed class TenantAuthServers(OrganizationProfile organization, IReadOnlyList<CmdletObject> all)
{
    /// <summary>The enabled AuthServers of Entra's token service for the tenant; one is right.</summary>
    public IReadOnlyList<CmdletObject> Entra { get; } = [.. all.Where(s => Is(s, "AzureAD", organization))];

    /// <summary>
    /// For which domains Exchange asks that service: those that the tenant's older token service has, as Microsoft's script copies them; else the
    /// coexistence domain and the verified one.
    /// </summary>
    public IReadOnlyList<string> Domains { get; } =
        all.Where(s => Is(s, "MicrosoftACS", organization)).Select(s => s.List("DomainName")).ToList() is [{ Count: > 0 } known]
            ? known
            : [organization.Tenant.CoexistenceDomain, organization.VerifiedDomain];

    /// <summary>Why there is not exactly one; null when there is.</summary>
    public string? Problem => Entra.Count switch
    {
        0 => $"Exchange trusts no enabled AuthServer of type AzureAD with realm {organization.Tenant.Id}. " +
            "Run procedure exchange-online-oauth (or the Hybrid Configuration Wizard) first.",
        1 => null,
        _ => $"{Entra.Count} enabled AuthServers of type AzureAD have realm {organization.Tenant.Id}: {string.Join(", ", Entra.Select(s => s.Text("Name")))}. " +
            "It is not known which one servers ask. Remove all but one (Remove-AuthServer), then start again.",
    };

    private static bool Is(CmdletObject server, string type, OrganizationProfile organization) =>
        server.Truth("Enabled")
        && string.Equals(server.Text("Type"), type, StringComparison.OrdinalIgnoreCase)
        && server.Guid("Realm") == organization.Tenant.Id;
}
