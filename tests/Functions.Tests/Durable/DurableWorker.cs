using System.Text.Json;
using Grpc.Net.Client;
using HybridTrust.Functions.Durable;
using HybridTrust.Records;
using HybridTrust.Workflows;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HybridTrust.Functions.Tests.Durable;

/// <summary>A worker of the in-memory hub that runs a registry as the Azure host does: through the same adapter and the same activities.</summary>
internal sealed class DurableWorker : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly GrpcChannel _channel;

    private DurableWorker(IHost host, GrpcChannel channel)
    {
        _host = host;
        _channel = channel;
    }

    public DurableTaskClient Durable => _host.Services.GetRequiredService<DurableTaskClient>();

    public IWorkflowClient Client => _host.Services.GetRequiredService<IWorkflowClient>();

    public static async Task<DurableWorker> StartAsync(
        string hub, WorkflowRegistry registry, IRecords records, Action<IServiceCollection>? services = null)
    {
        // As the Functions host has it: no limit between it and its worker, and the worker's serializer for everything.
        var channel = GrpcChannel.ForAddress(hub, new GrpcChannelOptions { MaxReceiveMessageSize = null });
        var converter = new JsonDataConverter(DurableServices.Json);
        IHost? running = null;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(records);
        builder.Services.AddDurableWorkflows(registry);
        services?.Invoke(builder.Services);
        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.UseGrpc(channel);
            worker.Configure(options => options.DataConverter = converter);
            worker.AddTasks(tasks => Register(tasks, registry, () => running!.Services));
        });
        builder.Services.AddDurableTaskClient(client =>
        {
            client.UseGrpc(channel);
            client.Configure(options => options.DataConverter = converter);
            client.RegisterDirectly();
        });
        var host = running = builder.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<DurableClientSource>().Offer(host.Services.GetRequiredService<DurableTaskClient>());
        return new DurableWorker(host, channel);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _channel.Dispose();
    }

    private static void Register(DurableTaskRegistry tasks, WorkflowRegistry registry, Func<IServiceProvider> services)
    {
        foreach (var name in registry.Workflows.Keys)
        {
            tasks.AddOrchestratorFunc(name, context => services().GetRequiredService<DurableWorkflows>().RunAsync(name, context));
        }

        foreach (var name in registry.Activities.Keys)
        {
            tasks.AddActivity(name, provider => new NamedActivity(name, provider.GetRequiredService<DurableActivities>()));
        }
    }

    private sealed class NamedActivity(string name, DurableActivities activities) : TaskActivity<JsonElement, JsonElement>
    {
        public override Task<JsonElement> RunAsync(TaskActivityContext context, JsonElement input) => activities.RunAsync(name, input, CancellationToken.None);
    }
}
