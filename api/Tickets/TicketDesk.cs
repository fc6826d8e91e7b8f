using HybridTrust.Api.Problems;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Runs;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Runs;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Tickets;

/// <summary>Reads tickets, whoever brought them, and starts their runs; the same ticket again is the same run.</summary>
public sealed partial class TicketDesk(
    OrganizationStore organizations, IProcedureCatalogue catalogue, UndoneRuns undone, IWorkflowClient workflows, SecondTickets seconds, ILogger<TicketDesk> logger)
{
    private readonly TicketReader _reader = new(organizations, catalogue, undone);

    /// <summary>The answers that are no problems.</summary>
    public static IReadOnlyList<ApiResponse> Responses { get; } =
    [
        new ApiResponse(StatusCodes.Status202Accepted, typeof(TicketAnswer)),
        new ApiResponse(StatusCodes.Status200OK, typeof(TicketAnswer)),
    ];

    /// <exception cref="RequestRefusedException">The ticket is not acceptable, or asked for something else before.</exception>
    internal async Task<TicketAnswer> TakeAsync(ReadOnlyMemory<byte> ticket, TicketSource source, CancellationToken cancellation)
    {
        var request = await _reader.ReadAsync(ticket, source, cancellation);
        var run = RunId.Of(request);

        // What was delivered before stays what it became.
        if (await seconds.FindAsync(request, cancellation) is { } attached)
        {
            return TicketAnswer.Of(attached);
        }

        if (await workflows.FindAsync(run, cancellation) is null)
        {
            var place = await seconds.PlaceAsync(request, cancellation);
            if (place.Carried is { } carried)
            {
                return TicketAnswer.Of(carried);
            }

            request = place.Request;
        }

        if (await workflows.StartAsync(RunWorkflow.Reference, run, request, cancellation) is StartOutcome.Started)
        {
            LogStarted(run, request.Organization, request.Action, request.Ticket, request.RequestedBy);
            return new TicketAnswer(run, Started: true) { Behind = request.Behind };
        }

        await RefuseOtherContentAsync(run, request, cancellation);
        return new TicketAnswer(run, Started: false);
    }

    /// <summary>Answers who brought the ticket.</summary>
    internal static IResult Answer(HttpContext http, TicketAnswer answer)
    {
        http.Response.Headers.Location = $"/api/runs/{answer.Run}";
        return Results.Json(answer, TrustJson.Options, statusCode: answer.Started ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    // The id does not cover the procedures, which an undo takes from the run that it puts back. Whoever asks for others must not be told that they are being carried out.
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

    [LoggerMessage(1, LogLevel.Information, "{Run} started: {Organization}, {Action}, ticket {Ticket}, asked by {RequestedBy}.")]
    private partial void LogStarted(string run, string organization, RunAction action, TicketReference ticket, string requestedBy);
}
