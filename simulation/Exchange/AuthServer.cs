namespace HybridTrust.Simulation.Exchange;

/// <summary>"I trust tokens issued by this service" (domain 1.3).</summary>
internal sealed record AuthServer(
    string Name, string Type, string IssuerIdentifier, string Realm, string AuthMetadataUrl, IReadOnlyList<string> DomainNames, bool Enabled)
{
    /// <summary>The type of the old token service, which issues the tokens that Skype Online presents.</summary>
    public const string AccessControlService = "MicrosoftACS";

    /// <summary>The type of Entra's token service.</summary>
    public const string EntraService = "AzureAD";

    public Guid Guid { get; init; } = Guid.NewGuid();

    /// <summary>The dedicated hybrid application; empty when the servers sign as the shared principal.</summary>
    public string ApplicationIdentifier { get; init; } = "";

    /// <summary>Where Graph is, for servers that route hybrid lookups there; empty when they do not.</summary>
    public string GraphBaseUrl { get; init; } = "";

    public bool IsDefaultAuthorizationEndpoint { get; init; }

    public bool IsOf(string type, Guid tenant) => string.Equals(Type, type, StringComparison.Ordinal)
        && string.Equals(Realm, tenant.ToString(), StringComparison.OrdinalIgnoreCase);
}
