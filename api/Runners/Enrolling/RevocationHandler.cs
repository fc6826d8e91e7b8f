using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Jobs;
using HybridTrust.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>Ends a runner's enrolment: it gets no job any more, and no result of it is taken, not even one on its way.</summary>
public sealed partial class RevocationHandler(RunnerStore runners, TimeProvider time, ILogger<RevocationHandler> logger) : IApiHandler
{
    private const int LargestBody = 4 * 1024;
    private const int LongestReason = 200;

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("revokeRunner", HttpMethods.Post, "/api/runners/{id}/revocation", "Revokes a runner: it gets no job and none of its results is taken. The first revocation stands.")
    {
        Roles = [CallerRole.Approver],
        Body = typeof(RevocationPayload),
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(RunnerAnswer))],
        Problems = [ProblemKind.NotFound],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var reason = Read(await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation));
        var revocation = new Revocation(call.Caller.Name, time.GetUtcNow(), reason);
        var runner = await runners.RevokeAsync(call.Id, revocation, call.Cancellation)
            ?? throw new RequestRefusedException(ProblemKind.NotFound,
                $"There is no runner {Words.Quote(call.Id)} on this host. 'hybridtrust runner list' shows those there are.");
        LogRevoked(runner.Name, runner.Revoked!.By);
        return Results.Json(RunnerAnswer.Of(runner), TrustJson.Options);
    }

    private static string? Read(ReadOnlyMemory<byte> body)
    {
        var fields = JsonFields.Read(body, "reason");
        var reason = fields.Reason(LongestReason);
        fields.ThrowIfAnyErrors("The revocation");
        return reason;
    }

    [LoggerMessage(1, LogLevel.Warning, "Runner {Runner} is revoked, by {By}.")]
    private partial void LogRevoked(string runner, string by);
}
