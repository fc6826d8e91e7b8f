using HybridTrust.Api.Callers;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Jobs;
using HybridTrust.Json;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runners;

/// <summary>Hands a runner the jobs that bear its name.</summary>
public sealed class RunnerJobsHandler(RunnerGuard guard, PendingJobs jobs, SightingStore sightings, LongPoll poll) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("listRunnerJobs", HttpMethods.Get, "/api/runner/jobs", "Gives the signed jobs that wait for the calling runner.")
    {
        Roles = [CallerRole.Runner],
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(IReadOnlyList<PendingJob>))],
        Query = [new ApiQuery("wait", "How long to hold the request while there is no job, in seconds: 0 to 30.")],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var wait = QueryText.Wait(call.Http.Request);
        var runner = await guard.AdmitAsync(call.Caller, call.Cancellation);
        await sightings.NoteAsync(runner.Name, SightingHeader.Read(call.Http.Request), call.Cancellation);
        var pending = await poll.ReadAsync(
            () => jobs.OfAsync(runner.Name, call.Cancellation), found => found.Count > 0, wait, call.Cancellation);
        return Results.Json(pending, TrustJson.Options);
    }
}
