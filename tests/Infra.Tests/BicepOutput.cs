namespace HybridTrust.Infra;

/// <summary>What a run of the compiler gave.</summary>
/// <param name="ExitCode">0 when it compiled.</param>
/// <param name="Output">The template.</param>
/// <param name="Complaints">Warnings and errors.</param>
internal sealed record BicepOutput(int ExitCode, string Output, string Complaints);
