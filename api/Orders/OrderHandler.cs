using HybridTrust.Api.Callers;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Runs;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Orders;

/// <summary>Holds or resumes all runs, those that start later too; or cancels all that work now.</summary>
public sealed class OrderHandler(IWorkflowClient workflows, OrderDesk desk, TimeProvider time) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("orderAll", HttpMethods.Post, "/api/orders", "Holds or resumes all runs, those that start later too; or cancels all that work now.")
    {
        Roles = [CallerRole.Approver],
        Body = typeof(OrderPayload),
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(OrderAnswer))],
        Problems = [],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var payload = OrderReader.Read(await RequestBody.ReadAsync(call.Http.Request, OrderReader.LargestBody, call.Cancellation));
        if (payload.Order is not OrderKind.Cancel)
        {
            return await desk.GiveAsync(OrderScope.All, payload, call.Caller, await WorkingAsync(call.Cancellation), call.Cancellation);
        }

        // Whoever asks tomorrow is not cancelled today: the order goes to each run that works now.
        var order = new RunOrder(OrderKind.Cancel, call.Caller.Name, time.GetUtcNow(), payload.Reason);
        var working = await WorkingAsync(call.Cancellation);
        foreach (var run in working)
        {
            await desk.GiveAsync(new OrderScope(run.InstanceId), payload, call.Caller, [run], call.Cancellation);
        }

        return Results.Json(
            new OrderAnswer(order.Kind, order.By, order.At, [.. working.Select(r => r.InstanceId)], $"{working.Count} {(working.Count == 1 ? "run ends" : "runs end")} before the next change."),
            TrustJson.Options);
    }

    private async Task<IReadOnlyList<WorkflowInstance>> WorkingAsync(CancellationToken cancellation)
    {
        var working = new List<WorkflowInstance>();
        await foreach (var instance in workflows.QueryAsync(RunId.Prefix, InstanceStatus.Running, cancellation))
        {
            if (RunReader.IsRun(instance))
            {
                working.Add(instance);
            }
        }

        return working;
    }
}
