using System.Globalization;
using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Certificates;
using HybridTrust.Enrolments;
using HybridTrust.Jobs;
using HybridTrust.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>
/// Exchanges certificates with a runner that brings a code. Where a directory knows the callers, the caller must be that very runner too.
/// </summary>
public sealed partial class EnrolmentHandler(
    InvitationStore invitations,
    RunnerStore runners,
    AttemptLimit limit,
    IJobSigner signer,
    ApiOptions options,
    TimeProvider time,
    ILogger<EnrolmentHandler> logger) : IApiHandler
{
    private const int LargestBody = 32 * 1024;

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("enrolRunner", HttpMethods.Post, "/api/runners/enrolments", "Enrols a runner that brings the code of its invitation: pins its certificate, and gives it the signer's.")
    {
        Roles = [CallerRole.Runner],
        BringsCode = true,
        Body = typeof(EnrolmentRequest),
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(EnrolmentAnswer))],
        Problems = [ProblemKind.EnrolmentRefused, ProblemKind.TooManyAttempts],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        RefuseTooMany(call);
        try
        {
            var payload = EnrolmentReader.Read(await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation));
            return Results.Json(await EnrolAsync(payload, call), TrustJson.Options);
        }
        catch (RequestRefusedException refused)
        {
            limit.Failed();
            LogRefused(refused.Message);
            throw;
        }
    }

    private async Task<EnrolmentAnswer> EnrolAsync(EnrolmentRequest payload, ApiCall call)
    {
        var certificate = EnrolmentReader.CertificateOf(payload, time.GetUtcNow());
        var host = await signer.CertificateAsync(call.Cancellation);
        var redeemed = await invitations.RedeemAsync(payload.Code, invitation => OtherRunner(invitation, call.Caller), certificate.Thumbprint, call.Cancellation);
        if (redeemed is not Redemption.Accepted { Invitation: var invitation })
        {
            throw new RequestRefusedException(ProblemKind.EnrolmentRefused, ((Redemption.Refused)redeemed).Why);
        }

        var token = options.IssuesRunnerTokens ? RunnerTokens.New(invitation.Runner) : null;
        await runners.SaveAsync(
            new EnrolledRunner(invitation.Runner, certificate, time.GetUtcNow())
            {
                InvitedBy = invitation.InvitedBy,
                TokenHash = token is null ? null : RunnerTokens.HashOf(token),
            },
            call.Cancellation);
        LogEnrolled(invitation.Runner, certificate.Thumbprint, invitation.InvitedBy);
        return await GrantAsync(invitation.Runner, certificate, host, token, call.Cancellation);
    }

    private async Task<EnrolmentAnswer> GrantAsync(
        string runner, PublicCertificate certificate, PublicCertificate host, string? token, CancellationToken cancellation)
    {
        var grant = new EnrolmentGrant(EnrolmentGrant.CurrentVersion, runner, certificate.Sha256, token);
        return new EnrolmentAnswer(host.Der.ToArray(), await grant.SealAsync(signer, cancellation));
    }

    private string? OtherRunner(Invitation invitation, Caller caller) =>
        options.IssuesRunnerTokens || string.Equals(caller.Name, invitation.Runner, StringComparison.Ordinal) ? null
            : $"The code is for runner '{invitation.Runner}', and this server's identity is '{caller.Name}' here. " +
                "Name the identity's object id for that runner in the deployment's parameter 'runners', or invite the runner that it is.";

    private void RefuseTooMany(ApiCall call)
    {
        if (limit.Wait() is { } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            call.Http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            throw new RequestRefusedException(ProblemKind.TooManyAttempts,
                $"Enrolment failed {AttemptLimit.Most} times within a minute. Wait {seconds} seconds, and see in the host's log who is trying.");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Runner {Runner} enrolled with certificate {Thumbprint}; invited by {By}.")]
    private partial void LogEnrolled(string runner, string thumbprint, string by);

    [LoggerMessage(2, LogLevel.Warning, "An enrolment was refused: {Why}")]
    private partial void LogRefused(string why);
}
