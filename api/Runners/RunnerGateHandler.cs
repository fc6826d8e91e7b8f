using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Routing;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runners;

/// <summary>Tells a runner before each change of a job whether it may still begin.</summary>
public sealed class RunnerGateHandler(RunnerGuard guard, WaitingJobs jobs, ChangeGate gate) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("askGate", HttpMethods.Get, "/api/runner/jobs/{id}/gate", "Says whether the calling runner may begin the next change of a job.")
    {
        Roles = [CallerRole.Runner],
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(GateAnswer))],
        Problems = [ProblemKind.NotFound],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var runner = await guard.AdmitAsync(call.Caller, call.Cancellation);
        var (instance, dispatch) = await jobs.FindAsync(call.Id, runner.Name, call.Cancellation);
        var objection = instance.Status is not InstanceStatus.Running ? $"Job {instance.InstanceId} has ended on the host; nobody waits for its changes any more."
            : dispatch.Terms is { } terms ? await gate.ObjectionAsync(terms, call.Cancellation)
            : $"Job {instance.InstanceId} only looks.";
        return Results.Json(new GateAnswer(objection), TrustJson.Options);
    }
}
