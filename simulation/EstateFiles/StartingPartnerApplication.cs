namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A partner application that exists at the start; the linked account by name.</summary>
internal sealed record StartingPartnerApplication(string Name, Guid ApplicationIdentifier, string? LinkedAccount, bool Enabled);
