namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A setting override that exists at the start; every server has read it.</summary>
internal sealed record StartingSettingOverride(
    string Name, string Component, string Section, IReadOnlyList<string> Parameters, string Reason, IReadOnlyList<string> Servers);
