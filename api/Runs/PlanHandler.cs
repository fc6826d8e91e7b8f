using HybridTrust.Api.Problems;
using HybridTrust.Api.Routing;
using HybridTrust.Json;
using HybridTrust.Plans;
using HybridTrust.Runs;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runs;

/// <summary>Gives the plan that a run has made, as it was saved: what its hash, and so an approval, is about.</summary>
public sealed class PlanHandler(RunReader runs, PlanStore plans) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("getPlan", HttpMethods.Get, "/api/runs/{id}/plan", "Gives the run's current plan; its hash is the ETag.")
    {
        Roles = ApiRoute.Readers,
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(Plan))],
        Problems = [ProblemKind.NotFound],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var instance = await runs.FindAsync(call.Id, call.Cancellation);
        if (RunView.Of(instance, []).PlanHash is not { } hash
            || await plans.FindAsync(instance.InstanceId, hash, call.Cancellation) is not { } plan)
        {
            throw new RequestRefusedException(ProblemKind.NotFound,
                $"Run {instance.InstanceId} has no plan yet. See GET /api/runs/{instance.InstanceId} for where it stands.");
        }

        call.Http.Response.Headers.ETag = $"\"{hash}\"";
        return Results.Json(plan, TrustJson.Options);
    }
}
