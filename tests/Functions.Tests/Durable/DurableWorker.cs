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
    private long _lastWork = TimeProvider.System.GetTimestamp();
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
        DurableWorker? running = null;
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
            worker.AddTasks(tasks => Register(tasks, registry, () => running!));
        });
        builder.Services.AddDurableTaskClient(client =>
        {
            client.UseGrpc(channel);
            client.Configure(options => options.DataConverter = converter);
            client.RegisterDirectly();
        });
        var host = builder.Build();
        running = new DurableWorker(host, channel);
        await host.StartAsync();
        host.Services.GetRequiredService<DurableClientSource>().Offer(host.Services.GetRequiredService<DurableTaskClient>());
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _channel.Dispose();
    }

    /// <summary>Waits until nothing has been worked on for a second.</summary>
    public async Task SettleAsync()
    {
        while (TimeProvider.System.GetElapsedTime(Volatile.Read(ref _lastWork)) < TimeSpan.FromSeconds(1))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private void Touch() => Volatile.Write(ref _lastWork, TimeProvider.System.GetTimestamp());

    private static void Register(DurableTaskRegistry tasks, WorkflowRegistry registry, Func<DurableWorker> worker)
    {
        foreach (var name in registry.Workflows.Keys)
        {
            tasks.AddOrchestratorFunc(name, context =>
            {
                worker().Touch();
                return worker()._host.Services.GetRequiredService<DurableWorkflows>().RunAsync(name, context);
            });
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
