namespace HybridTrust.Simulation.Exchange;

/// <summary>"I trust tokens issued by this service" (domain 1.3).</summary>
internal sealed record AuthServer(
    string Name, string Type, string IssuerIdentifier, string Realm, string AuthMetadataUrl, IReadOnlyList<string> DomainNames, bool Enabled)
{
    /// <summary>The type of the old token service, which issues the tokens that Skype Online presents.</summary>
    public const string AccessControlService = "MicrosoftACS";

    /// <summary>The type of today's token service (evoSTS).</summary>
    public const string AzureActiveDirectory = "AzureAD";

    public Guid Guid { get; init; } = Guid.NewGuid();

    /// <summary>As which application servers ask this service for tokens; empty: as Exchange Online's own (domain 2(f), f4).</summary>
    public string ApplicationIdentifier { get; init; } = "";

    /// <summary>Where Graph is, for servers that route hybrid lookups there (domain 2(f), f8); empty until it is set.</summary>
    public string GraphBaseUrl { get; init; } = "";

    public bool IsDefaultAuthorizationEndpoint { get; init; }

    /// <summary>Whether it is the tenant's service of a type.</summary>
    public bool IsOf(string type, Guid tenant) => string.Equals(Type, type, StringComparison.Ordinal)
        && Guid.TryParse(Realm, out var realm) && realm == tenant;
}
