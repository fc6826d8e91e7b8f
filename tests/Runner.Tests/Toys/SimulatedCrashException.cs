namespace HybridTrust.Runner.Tests.Toys;

public sealed class SimulatedCrashException() : Exception("The process died here.");
