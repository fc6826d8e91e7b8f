namespace HybridTrust.Local.Processes;

/// <summary>A child process cannot be started or ended on its own; the message names it and quotes its last lines.</summary>
internal sealed class ChildProcessException(string message, Exception? inner = null) : Exception(message, inner);
