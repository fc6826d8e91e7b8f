using DurableTask.Core;
using Grpc.Core;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using P = Microsoft.DurableTask.Protobuf;

namespace HybridTrust.Functions.Tests.Durable;

/// <summary>The hub's gRPC face: each turn of an orchestration that it hands to a worker begins at the time of the hub's clock.</summary>
internal sealed class TimedHubServer(
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers,
    IOrchestrationService service,
    IOrchestrationServiceClient client,
    IOptions<TaskHubGrpcServerOptions> options,
    TimedOrchestrationService time) : TaskHubGrpcServer(lifetime, loggers, service, client, options)
{
    public override Task GetWorkItems(P.GetWorkItemsRequest request, IServerStreamWriter<P.WorkItem> responseStream, ServerCallContext context) =>
        base.GetWorkItems(request, new TimedTurns(responseStream, time), context);

    private sealed class TimedTurns(IServerStreamWriter<P.WorkItem> inner, TimedOrchestrationService time) : IServerStreamWriter<P.WorkItem>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(P.WorkItem message)
        {
            if (message.OrchestratorRequest is { } turn)
            {
                var begun = time.BeginTurn(turn.InstanceId);
                foreach (var started in turn.NewEvents.Where(e => e.EventTypeCase is P.HistoryEvent.EventTypeOneofCase.OrchestratorStarted))
                {
                    started.Timestamp = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(begun);
                }
            }

            return inner.WriteAsync(message);
        }
    }
}
