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

    public static Task<InMemoryHub> StartAsync() => StartAsync<TaskHubGrpcServer>(new TaggedOrchestrationService(), _ => { });

    /// <summary>A hub whose time is a clock of the test.</summary>
    public static Task<InMemoryHub> StartAsync(TimedOrchestrationService service) =>
        StartAsync<TimedHubServer>(service, services => services.AddSingleton(service));

    private static async Task<InMemoryHub> StartAsync<TServer>(TaggedOrchestrationService service, Action<IServiceCollection> add)
        where TServer : TaskHubGrpcServer
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddLogging();
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton<IOrchestrationService>(service);
        builder.Services.AddSingleton<IOrchestrationServiceClient>(service);
        builder.Services.AddSingleton<TServer>();
        add(builder.Services);
        var application = builder.Build();
        application.MapGrpcService<TServer>();
        await application.StartAsync();
        return new InMemoryHub(application);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
