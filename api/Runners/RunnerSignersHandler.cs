using HybridTrust.Api.Callers;
using HybridTrust.Api.Routing;
using HybridTrust.Jobs;
using HybridTrust.Json;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runners;

/// <summary>Tells runners which job signers were announced. Each announcement is sealed, so nothing here is to be believed unread.</summary>
public sealed class RunnerSignersHandler(RunnerGuard guard, AnnouncementStore announcements) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("listSigners", HttpMethods.Get, "/api/runner/signers", "Gives the sealed announcements of job signers that come after the pinned one.")
    {
        Roles = [CallerRole.Runner],
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(IReadOnlyList<byte[]>))],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        await guard.AdmitAsync(call.Caller, call.Cancellation);
        return Results.Json(await announcements.AllAsync(call.Cancellation), TrustJson.Options);
    }
}
