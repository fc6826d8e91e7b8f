using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Tickets;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runs;

/// <summary>Starts the run that puts an earlier one back; it plans and waits for approval like any other.</summary>
public sealed class UndoHandler(RunReader runs, SecondTickets seconds, IWorkflowClient workflows) : IApiHandler
{
    private const int LargestBody = 4 * 1024;

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("undoRun", HttpMethods.Post, "/api/runs/{id}/undo", "Starts a run that puts back what a run changed, or finds the one that was started before.")
    {
        Roles = [CallerRole.Requester],
        Body = typeof(UndoPayload),
        Responses =
        [
            new ApiResponse(StatusCodes.Status202Accepted, typeof(TicketAnswer)),
            new ApiResponse(StatusCodes.Status200OK, typeof(TicketAnswer)),
        ],
        Problems = [ProblemKind.NotFound, ProblemKind.RunNotEnded, ProblemKind.NothingToUndo, ProblemKind.OrganizationBusy],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var instance = await runs.FindAsync(call.Id, call.Cancellation);
        var attempt = ReadAttempt(await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation));
        var earlier = instance.Input<RunRequest>();
        if (earlier.Action is not RunAction.Apply)
        {
            throw new RequestRefusedException(ProblemKind.NothingToUndo,
                $"Run {instance.InstanceId} was asked to {TrustJson.Serialize(earlier.Action).Trim('"')} and changed nothing of its own. Only a run that applied something can be undone.");
        }

        if (instance.Status is InstanceStatus.Running)
        {
            throw new RequestRefusedException(ProblemKind.RunNotEnded,
                $"Run {instance.InstanceId} has not ended, so what it changes is not known yet. Undo it when it has.");
        }

        var request = new RunRequest(
            RunRequest.CurrentVersion, earlier.Organization, RunAction.Undo, earlier.Procedures, earlier.Ticket, call.Caller.Name, attempt)
        { Undoes = instance.InstanceId };
        var run = RunId.Of(request);
        if (await workflows.FindAsync(run, call.Cancellation) is null)
        {
            request = await seconds.BehindAsync(request, call.Cancellation);
        }

        var started = await workflows.StartAsync(RunWorkflow.Reference, run, request, call.Cancellation) is StartOutcome.Started;
        call.Http.Response.Headers.Location = $"/api/runs/{run}";
        return Results.Json(
            new TicketAnswer(run, started) { Behind = started ? request.Behind : null }, TrustJson.Options, statusCode: started ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    private static int ReadAttempt(ReadOnlyMemory<byte> body)
    {
        var fields = JsonFields.Read(body, "attempt");
        var attempt = 1;
        if (fields.Member("attempt") is { } value
            && (value.ValueKind is not System.Text.Json.JsonValueKind.Number || !value.TryGetInt32(out attempt) || attempt is < 1 or > 99))
        {
            fields.Refuse("$.attempt", "is not a whole number from 1 to 99", "Leave it out for the first attempt.");
        }

        fields.ThrowIfAnyErrors("The request");
        return attempt;
    }
}
