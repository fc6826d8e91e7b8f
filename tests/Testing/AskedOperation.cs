using HybridTrust.Cmdlets;

namespace HybridTrust.Testing;

/// <summary>A call and the shell that it was given to.</summary>
public sealed record AskedOperation(ShellKind Shell, string Server, OperationCall Call);
