using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Credentials;

namespace HybridTrust.Runner.HostChannel;

/// <summary>The channel over HTTP, outbound only, with a bearer token.</summary>
internal sealed class HttpHostChannel : IHostChannel, IDisposable
{
    private const int MostAnnouncements = 100;
    private const int LargestAnswer = 64 * 1024 * 1024;

    private static readonly JsonSerializerOptions Escaped = new(TrustJson.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A change waits for it; a host that is down must not hold up what it has signed.
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly TimeSpan _wait;
    private readonly TimeProvider _time;
    private readonly Func<RunnerSighting>? _about;

    public HttpHostChannel(Uri server, ProxyChoice proxy, IHostToken token, TimeSpan wait, TimeProvider time, Func<RunnerSighting>? about = null)
    {
        _wait = wait;
        _time = time;
        _about = about;

        // Limits of time are set for each request.
        HttpMessageHandler network = HostHttp.HandlerFor(server, proxy);
        _http = new HttpClient(new BearerHandler(token, time is EstateTime estate ? new ClockHandler(estate, network) : network))
        {
            BaseAddress = server,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    public async Task<FetchOutcome> FetchAsync(CancellationToken cancellation)
    {
        var asked = _time.GetTimestamp();
        try
        {
            using var limit = Limit(_wait + Patience, cancellation);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"api/runner/jobs?wait={(int)_wait.TotalSeconds}", UriKind.Relative));
            if (_about is not null)
            {
                // Escaped, because a header is ASCII.
                request.Headers.TryAddWithoutValidation(RunnerSighting.Header, JsonSerializer.Serialize(_about(), Escaped));
            }

            using var response = await _http.SendAsync(request, limit.Token);
            var retryAfter = RetryAfter(response);
            if (!response.IsSuccessStatusCode)
            {
                return new FetchOutcome.Unavailable(await RefusalAsync(response, limit.Token)) { RetryAfter = retryAfter };
            }

            var pending = TrustJson.Deserialize<PendingJob?[]>(await response.Content.ReadAsByteArrayAsync(limit.Token));
            var held = _wait > TimeSpan.Zero && _time.GetElapsedTime(asked) >= _wait / 2;
            return new FetchOutcome.Listed([.. pending.OfType<PendingJob>()], held) { RetryAfter = retryAfter };
        }
        catch (JsonException malformed)
        {
            return new FetchOutcome.Unavailable($"it answered with something that is not a list of jobs ({malformed.Message})");
        }
        catch (Exception failure) when (IsConnectionFailure(failure, cancellation))
        {
            return new FetchOutcome.Unavailable(Explain(failure));
        }
    }

    public async Task<IReadOnlyList<byte[]>> AnnouncementsAsync(CancellationToken cancellation)
    {
        try
        {
            using var limit = Limit(Patience, cancellation);
            using var response = await _http.GetAsync(new Uri("api/runner/signers", UriKind.Relative), limit.Token);
            return response.IsSuccessStatusCode
                ? [.. TrustJson.Deserialize<byte[]?[]>(await response.Content.ReadAsByteArrayAsync(limit.Token)).OfType<byte[]>().Take(MostAnnouncements)]
                : [];
        }
        catch (Exception failure) when (failure is JsonException || IsConnectionFailure(failure, cancellation))
        {
            return [];
        }
    }

    public async Task<string?> ObjectionAsync(string jobId, CancellationToken cancellation)
    {
        try
        {
            using var limit = Limit(ShortPatience, cancellation);
            using var response = await _http.GetAsync(new Uri($"api/runner/jobs/{Uri.EscapeDataString(jobId)}/gate", UriKind.Relative), limit.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => TrustJson.Deserialize<GateAnswer>(await response.Content.ReadAsByteArrayAsync(limit.Token)).Objection,
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"Before this step {_http.BaseAddress} was asked, and {Explain(response.StatusCode)}.",
                _ => null,
            };
        }
        catch (Exception failure) when (failure is JsonException || IsConnectionFailure(failure, cancellation))
        {
            return null;
        }
    }

    public async Task<PostOutcome> PostAsync(string jobId, byte[] result, CancellationToken cancellation)
    {
        try
        {
            using var limit = Limit(Patience, cancellation);
            using var content = new ByteArrayContent(TrustJson.SerializeToUtf8(new SignedResult(result)));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _http.PostAsync(
                new Uri($"api/runner/jobs/{Uri.EscapeDataString(jobId)}/result", UriKind.Relative), content, limit.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.Conflict or HttpStatusCode.Gone => new PostOutcome.NotWanted(),
                HttpStatusCode.UnprocessableContent => new PostOutcome.Refused(await WordsAsync(response, limit.Token)),
                _ when response.IsSuccessStatusCode => new PostOutcome.Taken(),
                var status => new PostOutcome.Failed(Explain(status), RetryAfter(response)),
            };
        }
        catch (Exception failure) when (IsConnectionFailure(failure, cancellation))
        {
            return new PostOutcome.Failed(Explain(failure), TimeSpan.Zero);
        }
    }

    public void Dispose() => _http.Dispose();

    private CancellationTokenSource Limit(TimeSpan time, CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(time);
        return limit;
    }

    /// <summary>Why the host lists no jobs. A refusal has the host's own words, such as who revoked the runner.</summary>
    private static async Task<string> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        response.StatusCode is HttpStatusCode.Forbidden ? (await WordsAsync(response, cancellation)).TrimEnd('.') : Explain(response.StatusCode);

    /// <summary>The problem document's own explanation, where there is one.</summary>
    private static async Task<string> WordsAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
            return problem.RootElement.ValueKind is JsonValueKind.Object && problem.RootElement.TryGetProperty("detail", out var detail)
                ? detail.ToString()
                : Explain(response.StatusCode);
        }
        catch (JsonException)
        {
            return Explain(response.StatusCode);
        }
    }

    private static bool IsConnectionFailure(Exception failure, CancellationToken cancellation) =>
        failure is HttpRequestException or IOException or CredentialException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);

    private static string Explain(Exception failure) =>
        failure is OperationCanceledException ? "it did not answer in time" : failure.Message.TrimEnd('.');

    private static string Explain(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            $"it does not accept this runner's token ({(int)status}); see whether the runner was revoked, and enrol it again",
        HttpStatusCode.NotFound => "it knows no such address (404); check 'server' in the config",
        _ => $"it answered {(int)status} {status}",
    };

    private TimeSpan RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        return TimeSpan.FromSeconds(Math.Clamp(asked.TotalSeconds, 0, 3600));
    }
}
