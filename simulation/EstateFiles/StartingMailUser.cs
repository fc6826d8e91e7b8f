namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A mail user that exists at the start.</summary>
internal sealed record StartingMailUser(string Name, string ExternalEmailAddress, bool Hidden);
