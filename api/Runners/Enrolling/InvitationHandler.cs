using HybridTrust.Api.Callers;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Enrolments;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Organizations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>
/// Makes a code that a runner enrols with. It takes an approver, because that role is a person's: no program invites a runner.
/// </summary>
public sealed partial class InvitationHandler(InvitationStore invitations, IJobSigner signer, ILogger<InvitationHandler> logger) : IApiHandler
{
    private const int LargestBody = 4 * 1024;
    private const int MostMinutes = 60;

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("inviteRunner", HttpMethods.Post, "/api/runners/invitations", "Makes a code with which one runner enrols, once and soon.")
    {
        Roles = [CallerRole.Approver],
        Body = typeof(InvitationPayload),
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(InvitationAnswer))],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var payload = Read(await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation));
        var lifetime = payload.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : InvitationStore.DefaultLifetime;
        var pinned = await signer.CertificateAsync(call.Cancellation);
        var issued = await invitations.InviteAsync(payload.Runner, call.Caller.Name, lifetime, call.Cancellation);
        LogInvited(payload.Runner, call.Caller.Name, issued.Invitation.ExpiresAt);
        return Results.Json(
            new InvitationAnswer(payload.Runner, issued.Code, issued.Invitation.ExpiresAt, pinned.Thumbprint), TrustJson.Options);
    }

    private static InvitationPayload Read(ReadOnlyMemory<byte> body)
    {
        const string RunnerRemedy = $"Send the runner's name as profiles have it: {OrganizationName.Rule}.";
        var fields = JsonFields.Read(body, "runner", "minutes");
        var runner = fields.Text("runner", RunnerRemedy);
        if (runner is not null && !OrganizationName.IsValid(runner))
        {
            fields.Refuse("$.runner", $"is {Words.Quote(runner)}", RunnerRemedy);
        }

        var minutes = fields.Number("minutes", 1, MostMinutes);
        fields.ThrowIfAnyErrors("The invitation");
        return new InvitationPayload(runner!, minutes);
    }

    [LoggerMessage(1, LogLevel.Warning, "Runner {Runner} was invited by {By}; the code works until {ExpiresAt}.")]
    private partial void LogInvited(string runner, string by, DateTimeOffset expiresAt);
}
