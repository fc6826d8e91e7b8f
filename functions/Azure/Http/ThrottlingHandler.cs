using System.Net;

namespace HybridTrust.Functions.Azure.Http;

/// <summary>
/// Obeys <c>Retry-After</c>, backs off where it is missing (directory objects are not on Graph's list of resources that send it: domain
/// 3.8), and sends again only what is safe. A wait that is too long for one activity is left to the engine's retry.
/// </summary>
internal sealed class ThrottlingHandler(TimeProvider time) : DelegatingHandler
{
    /// <summary>How often a request is sent at most.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(100);

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            // Content is sent once only unless it is held.
            await content.LoadIntoBufferAsync(cancellationToken);
        }

        for (var attempt = 1; ; attempt++)
        {
            var backOff = TimeSpan.FromSeconds(1 << attempt);
            try
            {
                var response = await AttemptAsync(request, cancellationToken);
                if (attempt == MostAttempts || !MayRepeat(request, response.StatusCode) || Wait(response) is { } told && told > LongestWait)
                {
                    return response;
                }

                backOff = Wait(response) ?? backOff;
                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < MostAttempts && request.IsSafeToRepeat())
            {
            }

            await Task.Delay(backOff, time, cancellationToken);
        }
    }

    // 429 says that nothing was done; the others leave it open.
    private static bool MayRepeat(HttpRequestMessage request, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => request.IsSafeToRepeat(),
        _ => false,
    };

    private TimeSpan? Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => Max(date - time.GetUtcNow(), TimeSpan.Zero),
        _ => null,
    };

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestAttempt, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var response = await base.SendAsync(request, either.Token);
            await response.Content.LoadIntoBufferAsync(either.Token);
            return response;
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException(
                $"{request.RequestUri?.Host} did not answer within {LongestAttempt.TotalSeconds} seconds. Look at its service health and at the way there.", late);
        }
    }
}
