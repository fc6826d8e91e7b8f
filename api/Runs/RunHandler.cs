using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Runs.Turns;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runs;

/// <summary>Shows one run, at once or as soon as something has changed.</summary>
public sealed class RunHandler(RunReader runs, TrailMemory trails, AttachmentStore attachments, LongPoll poll) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("getRun", HttpMethods.Get, "/api/runs/{id}", "Shows a run: where it stands, its steps and its proofs.")
    {
        Roles = ApiRoute.Readers,
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(RunView))],
        Problems = [ProblemKind.NotFound],
        Query =
        [
            new ApiQuery("after", "The updatedAt of the last answer: the request is held until something later has happened, the run has ended, or 'wait' is over."),
            new ApiQuery("wait", "How long to hold the request at most, in seconds: 0 to 30. Only with 'after'."),
        ],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var after = QueryText.Time(call.Http.Request, "after");
        var wait = QueryText.Wait(call.Http.Request);

        // A status may be published without the history growing, so what was there at first counts too.
        var first = await runs.FindAsync(call.Id, call.Cancellation);
        var instance = await poll.ReadAsync(
            () => runs.FindAsync(call.Id, call.Cancellation),
            i => after is null || i.UpdatedAt > after || i.Status is not InstanceStatus.Running
                || !string.Equals(i.StatusJson, first.StatusJson, StringComparison.Ordinal),
            wait,
            call.Cancellation);
        if (after is not null && IsAtWork(instance))
        {
            await poll.GatherAsync(call.Cancellation);
            instance = await runs.FindAsync(call.Id, call.Cancellation);
        }

        var trail = await trails.ReadAsync(instance.InstanceId, call.Cancellation);
        var attached = await attachments.OfAsync(instance.InstanceId, call.Cancellation);
        var view = RunView.Of(instance, trail) with { AlsoFor = attached.Count > 0 ? [.. attached.Select(a => a.Ticket)] : null };
        return Results.Json(view, TrustJson.Options);
    }

    // Whoever has to decide, or waits for the end, is told at once.
    private static bool IsAtWork(WorkflowInstance instance) =>
        instance.Status is InstanceStatus.Running && instance.PublishedStatus<RunStatus>() is not { Phase: RunPhase.WaitingForApproval };
}
