using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runs;

/// <summary>Gives the report of a run that has ended.</summary>
public sealed class ReportHandler(RunReader runs, IRunReports reports) : IApiHandler
{
    private const string Html = "text/html";
    private const string Json = "application/json";

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("getReport", HttpMethods.Get, "/api/runs/{id}/report", "Gives the report of a run that has ended.")
    {
        Roles = ApiRoute.Readers,
        Responses = [new ApiResponse(StatusCodes.Status200OK, Body: null, Json), new ApiResponse(StatusCodes.Status200OK, Body: null, Html)],
        Problems = [ProblemKind.NotFound, ProblemKind.RunNotEnded],
        Query = [new ApiQuery("format", "html or json; when absent, HTML for who accepts text/html and JSON for everyone else.")],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var html = WantsHtml(call.Http.Request);
        var instance = await runs.FindAsync(call.Id, call.Cancellation);
        var run = instance.InstanceId;
        if (instance.Status is InstanceStatus.Running)
        {
            throw new RequestRefusedException(ProblemKind.RunNotEnded,
                $"Run {run} has not ended, so there is no report yet. GET /api/runs/{run} shows where it stands.");
        }

        var report = html ? await reports.HtmlAsync(run, call.Cancellation) : await reports.JsonAsync(run, call.Cancellation);
        if (report is null)
        {
            throw new RequestRefusedException(ProblemKind.NotFound,
                $"Run {run} has ended without a report. GET /api/runs/{run} says how, and GET /api/runs/{run}/evidence what it did.");
        }

        if (html)
        {
            call.Http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ReportPolicy;
        }

        return Results.Bytes(report, html ? $"{Html}; charset=utf-8" : Json);
    }

    private static bool WantsHtml(HttpRequest request) => QueryText.Find(request, "format") switch
    {
        "html" => true,
        "json" => false,
        null => request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(Html, StringComparison.OrdinalIgnoreCase)),
        { } other => throw QueryText.Refuse("format", $"is {Words.Quote(other)}", "Send html or json."),
    };
}
