using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Runs;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Tickets;

/// <summary>Takes a ticket and starts its run; the same ticket again is the same run.</summary>
public sealed partial class TicketHandler(
    OrganizationStore organizations, IProcedureCatalogue catalogue, IWorkflowClient workflows, ILogger<TicketHandler> logger) : IApiHandler
{
    private const int LargestBody = 64 * 1024;

    private readonly TicketReader _reader = new(organizations, catalogue);

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("deliverTicket", HttpMethods.Post, "/api/tickets", "Delivers a ticket: starts its run, or finds the run that an earlier delivery started.")
    {
        Roles = [CallerRole.Requester],
        Body = typeof(TicketPayload),
        Responses =
        [
            new ApiResponse(StatusCodes.Status202Accepted, typeof(TicketAnswer)),
            new ApiResponse(StatusCodes.Status200OK, typeof(TicketAnswer)),
        ],
        Problems = [ProblemKind.TicketTaken],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var body = await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation);
        var request = await _reader.ReadAsync(body, call.Caller.Name, call.Cancellation);
        var run = RunId.Of(request);
        if (await workflows.StartAsync(RunWorkflow.Reference, run, request, call.Cancellation) is StartOutcome.Started)
        {
            LogStarted(run, request.Organization, request.Action, request.Ticket, request.RequestedBy);
            return Answer(call, StatusCodes.Status202Accepted, new TicketAnswer(run, Started: true));
        }

        await RefuseOtherContentAsync(run, request, call.Cancellation);
        return Answer(call, StatusCodes.Status200OK, new TicketAnswer(run, Started: false));
    }

    // The id does not cover the procedures. Whoever asks for others must not be told that they are being carried out.
    private async Task RefuseOtherContentAsync(string run, RunRequest request, CancellationToken cancellation)
    {
        var earlier = (await workflows.FindAsync(run, cancellation))?.Input<RunRequest>();
        if (earlier is not null && !earlier.Procedures.SequenceEqual(request.Procedures, StringComparer.Ordinal))
        {
            throw new RequestRefusedException(ProblemKind.TicketTaken,
                $"Ticket {request.Ticket} asked to {TrustJson.Serialize(request.Action).Trim('"')} {Procedures(earlier)} of {request.Organization} before (run {run}), and now {Procedures(request)}. " +
                $"To ask for something else on purpose, send \"attempt\": {Math.Min(request.Attempt + 1, 99)}.");
        }
    }

    private static string Procedures(RunRequest request) => request.Procedures.Count == 0 ? "all procedures" : string.Join(", ", request.Procedures);

    private static IResult Answer(ApiCall call, int status, TicketAnswer answer)
    {
        call.Http.Response.Headers.Location = $"/api/runs/{answer.Run}";
        return Results.Json(answer, TrustJson.Options, statusCode: status);
    }

    [LoggerMessage(1, LogLevel.Information, "{Run} started: {Organization}, {Action}, ticket {Ticket}, asked by {RequestedBy}.")]
    private partial void LogStarted(string run, string organization, RunAction action, TicketReference ticket, string requestedBy);
}
