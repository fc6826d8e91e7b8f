using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HybridTrust.Functions.Tests.Azure.Support;

/// <summary>A web server on loopback that answers as a test says and remembers what it was asked.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeService(WebApplication application)
    {
        _application = application;
        Url = new Uri(application.Urls.First());
    }

    public Uri Url { get; }

    public ConcurrentQueue<FakeRequest> Requests { get; private init; } = new();

    public static async Task<FakeService> StartAsync(Func<HttpContext, FakeRequest, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel((KestrelServerOptions kestrel) => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var application = builder.Build();
        var requests = new ConcurrentQueue<FakeRequest>();
        application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var request = new FakeRequest(
                context.Request.Method,
                context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync());
            requests.Enqueue(request);
            await answer(context, request);
        });
        await application.StartAsync();
        return new FakeService(application) { Requests = requests };
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
