using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Orders;

/// <summary>Holds, resumes or cancels one run.</summary>
public sealed class RunOrderHandler(RunReader runs, OrderDesk desk, OrderLedger ledger) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("orderRun", HttpMethods.Post, "/api/runs/{id}/orders", "Holds, resumes or cancels a run, before its next change.")
    {
        Roles = [CallerRole.Approver],
        Body = typeof(OrderPayload),
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(OrderAnswer))],
        Problems = [ProblemKind.NotFound, ProblemKind.RunOver],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var instance = await runs.FindAsync(call.Id, call.Cancellation);
        var payload = OrderReader.Read(await RequestBody.ReadAsync(call.Http.Request, OrderReader.LargestBody, call.Cancellation));
        if (instance.Status is not InstanceStatus.Running)
        {
            throw new RequestRefusedException(ProblemKind.RunOver, $"Run {instance.InstanceId} is over, so there is nothing to {Word(payload.Order)}.");
        }

        if (payload.Order is not OrderKind.Cancel
            && (await ledger.ReadAsync(instance.InstanceId, call.Cancellation)).Standing is { Scope.Run: not null, Order.Kind: OrderKind.Cancel } cancelled)
        {
            throw new RequestRefusedException(ProblemKind.RunOver, $"{cancelled.Sentence} It does not go on; deliver the ticket again with the next attempt.");
        }

        return await desk.GiveAsync(new OrderScope(instance.InstanceId), payload, call.Caller, [instance], call.Cancellation);
    }

    private static string Word(OrderKind kind) => kind.ToString().ToLowerInvariant();
}
