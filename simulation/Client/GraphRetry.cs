using System.Net;

namespace HybridTrust.Simulation.Client;

/// <summary>
/// Waits as <c>Retry-After</c> says, a bounded number of times (domain 3.8). Requests that replace a whole state, read or delete are
/// repeated after any passing failure; one that creates only after 429, which says that nothing was done.
/// </summary>
internal sealed class GraphRetry(HttpClient http, TimeProvider time)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>The last response; after the last attempt it may still be a refusal.</summary>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var message = request();
            var response = await http.SendAsync(message, cancellation);
            var passing = response.StatusCode is HttpStatusCode.TooManyRequests
                || (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout && message.Method != HttpMethod.Post);
            if (!passing || attempt == MostAttempts)
            {
                return response;
            }

            // Directory objects are not on the list of resources that send the header: back off without it (domain 3.8).
            var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1 << attempt);
            response.Dispose();
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, cancellation);
        }
    }
}
