using System.Net;

namespace HybridTrust.Local.Client;

/// <summary>The host refused, or did not answer; the message is its own sentence.</summary>
internal sealed class HostRefusedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What it answered; null when it did not.</summary>
    public HttpStatusCode? Status { get; init; }
}
