using HybridTrust.Api.Callers;
using HybridTrust.Api.Routing;
using HybridTrust.Jobs;
using HybridTrust.Json;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>Lists the runners, revoked ones too.</summary>
public sealed class RunnerListHandler(RunnerStore runners) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("listRunners", HttpMethods.Get, "/api/runners", "Lists the runners that this host knows, revoked ones too.")
    {
        Roles = [CallerRole.Approver],
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(IReadOnlyList<RunnerAnswer>))],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var all = new List<RunnerAnswer>();
        await foreach (var runner in runners.ListAsync(call.Cancellation))
        {
            all.Add(RunnerAnswer.Of(runner));
        }

        return Results.Json(all, TrustJson.Options);
    }
}
