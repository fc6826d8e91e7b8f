using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Tickets;
using HybridTrust.Runs;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runs;

/// <summary>Starts the run that puts an earlier one back; it plans and waits for approval like any other.</summary>
public sealed class UndoHandler(UndoneRuns undone, SecondTickets seconds, IWorkflowClient workflows) : IApiHandler
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
        var attempt = ReadAttempt(await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation));
        var earlier = await undone.FindAsync(call.Id, call.Cancellation);
        var request = new RunRequest(
            RunRequest.CurrentVersion, earlier.Organization, RunAction.Undo, earlier.Procedures, earlier.Ticket, call.Caller.Name, attempt)
        { Undoes = call.Id };
        var run = RunId.Of(request);
        if (await workflows.FindAsync(run, call.Cancellation) is null)
        {
            var place = await seconds.PlaceAsync(request, call.Cancellation);
            if (place.Carried is { } carried)
            {
                return TicketDesk.Answer(call.Http, TicketAnswer.Of(carried));
            }

            request = place.Request;
        }

        var started = await workflows.StartAsync(RunWorkflow.Reference, run, request, call.Cancellation) is StartOutcome.Started;
        return TicketDesk.Answer(call.Http, new TicketAnswer(run, started) { Behind = started ? request.Behind : null });
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
