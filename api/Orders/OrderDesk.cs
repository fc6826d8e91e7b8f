using HybridTrust.Api.Callers;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Runs.Rotations;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Orders;

/// <summary>Keeps an order with who gave it, then wakes the runs that it concerns: the record counts, the event only saves waiting.</summary>
public sealed partial class OrderDesk(OrderLedger ledger, IWorkflowClient workflows, TimeProvider time, ILogger<OrderDesk> logger)
{
    /// <summary>Gives an order.</summary>
    internal async Task<IResult> GiveAsync(
        OrderScope scope, OrderPayload payload, Caller caller, IReadOnlyList<WorkflowInstance> concerned, CancellationToken cancellation)
    {
        var order = new RunOrder(payload.Order, caller.Name, time.GetUtcNow(), payload.Reason);
        var given = await ledger.GiveAsync(scope, order, cancellation);
        LogGiven(payload.Order, scope.ToString(), caller.Name);
        foreach (var run in concerned)
        {
            await WakeAsync(run, cancellation);
        }

        var standing = given.Orders is [.., var last] ? last : order;
        return Results.Json(
            new OrderAnswer(standing.Kind, standing.By, standing.At, [.. concerned.Select(r => r.InstanceId)], await SentenceAsync(scope, standing, cancellation)),
            TrustJson.Options);
    }

    // The run waits for the order after those that it has read; one that waits for approval waits for nothing else.
    private async Task WakeAsync(WorkflowInstance run, CancellationToken cancellation)
    {
        var reading = await ledger.ReadAsync(run.InstanceId, cancellation);
        await NotifyAsync(run.InstanceId, reading, cancellation);

        // A rotation waits for days in a child of its own.
        await foreach (var stretch in workflows.QueryAsync(RotationWatchWorkflow.PrefixOf(run.InstanceId), InstanceStatus.Running, cancellation))
        {
            await NotifyAsync(stretch.InstanceId, reading, cancellation);
        }

        if (reading.Standing is { Order.Kind: OrderKind.Cancel }
            && run.PublishedStatus<RunStatus>() is { Phase: RunPhase.WaitingForApproval, PlanHash: { } plan })
        {
            await workflows.RaiseEventAsync(run.InstanceId, Approval.EventName(plan), new ApprovalNotice(plan), cancellation);
        }
    }

    private async Task NotifyAsync(string instance, OrderReading reading, CancellationToken cancellation) =>
        await workflows.RaiseEventAsync(instance, OrderNotice.EventName(reading.Given - 1), new OrderNotice(reading.Given), cancellation);

    private async Task<string> SentenceAsync(OrderScope scope, RunOrder standing, CancellationToken cancellation) => standing.Kind switch
    {
        OrderKind.Hold => $"No further change of {scope} begins; what is being changed at this moment is finished first.",
        OrderKind.Cancel => $"No further change of {scope} begins, and it ends. What was changed stays; 'undo' puts it back.",
        _ when scope.Run is { } run && (await ledger.ReadAsync(run, cancellation)).Standing is { } other => $"{other.Sentence} So {run} does not go on yet.",
        _ => $"Nobody holds {scope}.",
    };

    [LoggerMessage(1, LogLevel.Information, "Order {Order} for {Scope}, given by {By}.")]
    private partial void LogGiven(OrderKind order, string scope, string by);
}
