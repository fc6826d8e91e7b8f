namespace HybridTrust.Runner.Enrolling;

/// <summary>The runner was not enrolled; the message says why and what to do.</summary>
internal sealed class EnrolException(string message, Exception? inner = null) : Exception(message, inner);
