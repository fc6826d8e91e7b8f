using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HybridTrust.Json;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>One ticket system over HTTP: each answer is taken, refused for good, or to be tried again.</summary>
internal sealed class TicketHttp : IDisposable
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly string _system;
    private readonly TimeProvider _time;

    /// <param name="system">The system's name, for sentences.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="credential">With what to sign in; null where each request is signed.</param>
    /// <param name="time">The clock, for a Retry-After that is a date.</param>
    /// <param name="patience">How long a request may take: less than an entry is claimed for, so that nobody writes beside a slow one.</param>
    public TicketHttp(string system, Uri address, TicketCredential? credential, TimeProvider time, TimeSpan patience)
    {
        _system = system;
        _time = time;

        // A redirect would carry the credential to whoever the answer names.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !address.IsLoopback, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = address,
            Timeout = patience,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _http.DefaultRequestHeaders.Authorization = credential?.Header;
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <summary>Reads.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellation) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellation) is { ValueKind: JsonValueKind.Object } answer
            ? answer
            : throw new TicketBusyException($"{_system} answered {path} with something that is no JSON object. Look at what stands between this host and {_system}.");

    /// <summary>Writes a JSON object; what is answered is given as far as it is JSON.</summary>
    public Task<JsonElement> WriteAsync<T>(HttpMethod method, string path, T body, CancellationToken cancellation) =>
        SendAsync(new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, options: TrustJson.Options) }, cancellation);

    /// <exception cref="TicketBusyException">Not now.</exception>
    /// <exception cref="TicketRefusedException">Not ever.</exception>
    public async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            try
            {
                using var response = await _http.SendAsync(request, cancellation);
                Judge(response);
                return await ReadAsync(response, cancellation);
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException || (lost is TaskCanceledException && !cancellation.IsCancellationRequested))
            {
                throw new TicketBusyException($"{_system} did not answer at {_http.BaseAddress}: {lost.Message} It is tried again.", lost);
            }
        }
    }

    private void Judge(HttpResponseMessage response)
    {
        var status = response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var answered = string.Create(CultureInfo.InvariantCulture, $"{_system} answered {(int)status}");
        throw status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable =>
                new TicketBusyException($"{answered}; it is tried again.") { RetryAfter = RetryAfter(response), NothingWritten = status is HttpStatusCode.TooManyRequests },
            HttpStatusCode.Unauthorized =>
                new TicketBusyException($"{answered}: it does not let this host in. Look at its user, and at its password or token; it is tried again.") { NothingWritten = true },
            HttpStatusCode.Forbidden =>
                new TicketRefusedException($"{answered}: its rules, or the roles of this host's user, do not allow this, and it is not tried again."),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new TicketBusyException($"{answered}; it is tried again."),
            >= HttpStatusCode.BadRequest => new TicketRefusedException($"{answered}: it will not have this, and it is not tried again."),
            _ => new TicketBusyException($"{answered}, which is no answer of its API. Look at the address {_http.BaseAddress}; it is tried again."),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - _time.GetUtcNow() is var wait && wait > TimeSpan.Zero => wait,
        _ => null,
    };

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var content = await response.Content.ReadAsByteArrayAsync(cancellation);
        try
        {
            return content.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(content);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
