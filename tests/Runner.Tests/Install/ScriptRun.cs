namespace HybridTrust.Runner.Tests.Install;

/// <summary>How a script ended, and everything it said.</summary>
internal sealed record ScriptRun(int ExitCode, string Output);
