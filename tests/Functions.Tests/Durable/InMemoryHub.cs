using DurableTask.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Durable;

/// <summary>Durable Task's in-memory task hub behind its own gRPC face, apart from the worker: so a worker can die and another take over.</summary>
internal sealed class InMemoryHub : IAsyncDisposable
{
    private readonly WebApplication _application;

    private InMemoryHub(WebApplication application)
    {
        _application = application;
        Address = application.Urls.First();
    }

    public string Address { get; }

    public static async Task<InMemoryHub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddLogging();
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton(new TaggedOrchestrationService());
        builder.Services.AddSingleton<IOrchestrationService>(s => s.GetRequiredService<TaggedOrchestrationService>());
        builder.Services.AddSingleton<IOrchestrationServiceClient>(s => s.GetRequiredService<TaggedOrchestrationService>());
        builder.Services.AddSingleton<TaskHubGrpcServer>();
        var application = builder.Build();
        application.MapGrpcService<TaskHubGrpcServer>();
        await application.StartAsync();
        return new InMemoryHub(application);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
