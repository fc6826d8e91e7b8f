using HybridTrust.Organizations;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>A token service of the tenant that Exchange must trust.</summary>
/// <param name="Type">The AuthServer's type: with the realm, its identity (domain 7, trap 25).</param>
/// <param name="Prefix">What the Hybrid Configuration Wizard puts before the tenant id in the name.</param>
/// <param name="MetadataUrl">Where its metadata is; null in a cloud for which no source states the host.</param>
internal sealed record TrustedTokenService(string Type, string Prefix, string? MetadataUrl)
{
    /// <summary>The old token service (ACS), whose tokens Exchange Online still presents.</summary>
    public static TrustedTokenService AccessControl(Tenant tenant) => new(
        "MicrosoftACS",
        "ACS",
        CloudHosts.Of(tenant.Cloud).AccessControl is { } host ? $"https://{host}/{tenant.CoexistenceDomain}/metadata/json/1" : null);

    /// <summary>Entra's token service (evoSTS).</summary>
    public static TrustedTokenService Entra(Tenant tenant) => new(
        "AzureAD",
        "EvoSts",
        CloudHosts.Of(tenant.Cloud).FederationMetadata is { } host
            ? $"https://{host}/{tenant.CoexistenceDomain}/federationmetadata/2007-06/federationmetadata.xml"
            : null);

    /// <summary>The name for a new one: the wizard's, because those of the document can be another tenant's already.</summary>
    public string NameFor(Tenant tenant) => $"{Prefix} - {tenant.Id}";
}
