using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Core.Serialization;
using HybridTrust.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Durable;

/// <summary>Registers the engine's side of the host.</summary>
internal static class DurableServices
{
    /// <summary>How histories are written: JSON that no page shows needs no escapes beyond JSON's own.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds the client port, and what runs the registry's orchestrations and activities.</summary>
    public static IServiceCollection AddDurableWorkflows(this IServiceCollection services, WorkflowRegistry registry) => services
        .Configure<WorkerOptions>(worker => worker.Serializer = new JsonObjectSerializer(Json))
        .AddSingleton(registry)
        .AddSingleton<InstanceLedger>()
        .AddSingleton<InstanceStarter>()
        .AddSingleton<DurableWorkflows>()
        .AddSingleton<DurableActivities>()
        .AddSingleton<DurableClientSource>()
        .AddSingleton<IWorkflowClient, DurableWorkflowClient>();

    /// <summary>Adds this host's own activities to a registry.</summary>
    public static WorkflowRegistry AddDurable(this WorkflowRegistry registry) => registry.Add(
        ReserveInstanceActivity.Reference, services => new ReserveInstanceActivity(services.GetRequiredService<InstanceLedger>()));
}
