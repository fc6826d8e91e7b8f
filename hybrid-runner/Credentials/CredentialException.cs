namespace HybridTrust.Runner.Credentials;

/// <summary>There is no token for the host; the message, without a full stop at its end, says why and what to do.</summary>
internal sealed class CredentialException(string message, Exception inner) : Exception(message, inner);
