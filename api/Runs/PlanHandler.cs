using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Json;
using HybridTrust.Plans;
using HybridTrust.Runs;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runs;

/// <summary>Gives the plan that a run has made, as it was saved: what its hash, and so an approval, is about.</summary>
public sealed class PlanHandler(RunReader runs, PlanStore plans) : IApiHandler
{
    private const string Text = "text/plain";

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("getPlan", HttpMethods.Get, "/api/runs/{id}/plan", "Gives the run's current plan; its hash is the ETag.")
    {
        Roles = ApiRoute.Readers,
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(Plan)), new ApiResponse(StatusCodes.Status200OK, Body: null, Text)],
        Problems = [ProblemKind.NotFound],
        Query = [new ApiQuery("format", "json or text; when absent, JSON. The text is a diff to be read before approving.")],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var text = WantsText(call.Http.Request);
        var instance = await runs.FindAsync(call.Id, call.Cancellation);
        if (RunView.Of(instance, RunTrail.Empty).PlanHash is not { } hash
            || await plans.FindAsync(instance.InstanceId, hash, call.Cancellation) is not { } plan)
        {
            throw new RequestRefusedException(ProblemKind.NotFound,
                $"Run {instance.InstanceId} has no plan yet. See GET /api/runs/{instance.InstanceId} for where it stands.");
        }

        call.Http.Response.Headers.ETag = $"\"{hash}\"";
        return text ? Results.Text(PlanText.Of(plan), Text, System.Text.Encoding.UTF8) : Results.Json(plan, TrustJson.Options);
    }

    private static bool WantsText(HttpRequest request) => QueryText.Find(request, "format") switch
    {
        "text" => true,
        "json" or null => false,
        { } other => throw QueryText.Refuse("format", $"is {Words.Quote(other)}", "Send json or text."),
    };
}
