namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A partner application that exists at the start; the linked account by name.</summary>
internal sealed record StartingPartnerApplication(string Name, Guid ApplicationIdentifier, string? LinkedAccount, bool Enabled)
{
    /// <summary>The metadata document of a partner that signs its own tokens; blank for the others.</summary>
    public string AuthMetadataUrl { get; init; } = "";
}
