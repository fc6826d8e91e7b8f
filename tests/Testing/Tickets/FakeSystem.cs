using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Testing.Tickets;

/// <summary>A ticket system on a loopback port, with its own state, over real HTTP; what goes wrong is named beforehand, a request at a time.</summary>
public abstract class FakeSystem : IAsyncDisposable
{
    private readonly ConcurrentQueue<Mishap> _mishaps = new();
    private readonly CancellationTokenSource _stop = new();
    private WebApplication _application = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Requests that came, written or not.</summary>
    public int Requests { get; private set; }

    /// <summary>Whether every write fails until this is false again.</summary>
    public bool Down { get; set; }

    /// <summary>What <see cref="Mishap.TooMany"/> asks for.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The Authorization headers seen.</summary>
    public ConcurrentBag<string> Authorizations { get; } = [];

    protected Lock Gate { get; } = new();

    /// <summary>What goes wrong with the next writes, in order.</summary>
    public void Next(params Mishap[] mishaps) => Array.ForEach(mishaps, _mishaps.Enqueue);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _application.DisposeAsync();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Answers a request: the status, and the body or null.</summary>
    protected abstract FakeAnswer Answer(string method, string path, IQueryCollection query, IHeaderDictionary headers, string body);

    protected async Task OpenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        _application = builder.Build();
        _application.Run(HandleAsync);
        await _application.StartAsync();
        Address = new Uri(_application.Urls.First() + "/");
    }

    private async Task HandleAsync(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        Authorizations.Add(http.Request.Headers.Authorization.ToString());
        var isWrite = !HttpMethods.IsGet(http.Request.Method);
        var mishap = isWrite && Down ? Mishap.Error : isWrite && _mishaps.TryDequeue(out var next) ? next : Mishap.None;
        FakeAnswer answer;
        lock (Gate)
        {
            Requests++;
            answer = mishap is Mishap.Error or Mishap.TooMany or Mishap.Dropped
                ? new FakeAnswer(mishap is Mishap.TooMany ? 429 : 500)
                : Answer(http.Request.Method, http.Request.Path.Value ?? "", http.Request.Query, http.Request.Headers, body);
        }

        switch (mishap)
        {
            case Mishap.Dropped or Mishap.DroppedAfterwards:
                http.Abort();
                return;
            case Mishap.Slow:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, http.RequestAborted).Token)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            case Mishap.ErrorAfterwards:
                answer = new FakeAnswer(500);
                break;
            case Mishap.TooMany:
                http.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                break;
        }

        http.Response.StatusCode = answer.Status;
        if (answer.Body is { } content)
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(content.ToJsonString(JsonSerializerOptions.Default));
        }
    }
}
