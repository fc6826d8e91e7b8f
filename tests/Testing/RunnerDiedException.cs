namespace HybridTrust.Testing;

/// <summary>A runner's process ended in the middle of a job. Its journal is what is left.</summary>
public sealed class RunnerDiedException() : Exception("The runner's process ended here.");
