namespace HybridTrust.Simulation.EstateFiles;

/// <summary>An organization relationship that exists at the start.</summary>
internal sealed record StartingRelationship(
    string Name, IReadOnlyList<string> DomainNames, string TargetAutodiscoverEpr, string TargetSharingEpr, bool Enabled);
