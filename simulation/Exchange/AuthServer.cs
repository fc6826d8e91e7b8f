namespace HybridTrust.Simulation.Exchange;

/// <summary>"I trust tokens issued by this service" (domain 1.3).</summary>
internal sealed record AuthServer(
    string Name, string Type, string IssuerIdentifier, string Realm, string AuthMetadataUrl, IReadOnlyList<string> DomainNames, bool Enabled)
{
    /// <summary>The type of the old token service, which issues the tokens that Skype Online presents.</summary>
    public const string AccessControlService = "MicrosoftACS";
}
