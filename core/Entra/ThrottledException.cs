using System.Net;

namespace HybridTrust.Entra;

/// <summary>A service goes on throttling a tenant after the waits that one activity allows itself.</summary>
/// <param name="message">For a person.</param>
/// <param name="retryAfter">How long the service wants to be left alone; null when it did not say.</param>
/// <param name="inner">What the client threw.</param>
public sealed class ThrottledException(string message, TimeSpan? retryAfter, Exception? inner = null)
    : HttpRequestException(message, inner, HttpStatusCode.TooManyRequests)
{
    /// <summary>How long the service wants to be left alone; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
