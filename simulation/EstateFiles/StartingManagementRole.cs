namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A management role made from a built-in one, with the entries it was left.</summary>
internal sealed record StartingManagementRole(string Name, string Parent, IReadOnlyList<string> Entries);
