using System.Text.Json;
using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Runners;

/// <summary>Takes a runner's signed answer to a job.</summary>
public sealed partial class RunnerResultHandler(
    RunnerGuard guard, WaitingJobs jobs, ResultLedger ledger, IWorkflowClient workflows, TimeProvider time, ILogger<RunnerResultHandler> logger) : IApiHandler
{
    private const int LargestBody = 8 * 1024 * 1024;

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("postResult", HttpMethods.Post, "/api/runner/jobs/{id}/result", "Takes the calling runner's signed answer to a job. The first answer stands.")
    {
        Roles = [CallerRole.Runner],
        Body = typeof(SignedResult),
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(ResultAnswer))],
        Problems = [ProblemKind.NotFound, ProblemKind.ResultRefused, ProblemKind.LateResult, ProblemKind.OtherResult],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var runner = await guard.AdmitAsync(call.Caller, call.Cancellation);
        var (instance, dispatch) = await jobs.FindAsync(call.Id, runner.Name, call.Cancellation);
        var result = Read(await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation));
        RefuseUnlessGenuine(result, instance.InstanceId, dispatch, runner);

        // A result that stands is answered from the record: the job may have ended with it since.
        if (await ledger.FindAsync(instance.InstanceId, call.Cancellation) is not { } standing)
        {
            if (instance.Status is not InstanceStatus.Running || dispatch.ExpiresAt <= time.GetUtcNow())
            {
                throw await LateAsync(instance.InstanceId, runner.Name, result, call.Cancellation);
            }

            standing = await ledger.RecordAsync(instance.InstanceId, result, call.Cancellation);
        }

        RefuseOther(standing, result, instance.InstanceId, runner.Name);
        var hash = EnvelopeHash.Of(result);
        await WakeAsync(instance, hash, runner.Name, result, call.Cancellation);
        return Results.Json(new ResultAnswer(instance.InstanceId, hash), TrustJson.Options);
    }

    private static byte[] Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return TrustJson.Deserialize<SignedResult>(body.Span).Result;
        }
        catch (JsonException)
        {
            throw new RequestRefusedException(ApiProblem.Of(ProblemKind.InvalidContent, "The body is not a signed result, and nothing was changed.") with
            {
                Errors = [new FieldError("$.result", "is missing or is not base64", "Send { \"result\": \"BASE64\" } with the sealed result and nothing else.")],
            });
        }
    }

    private void RefuseUnlessGenuine(byte[] result, string job, JobDispatch dispatch, EnrolledRunner runner)
    {
        if (JobResultEnvelope.Open(result, runner.Certificate, job, EnvelopeHash.Of(dispatch.Envelope), runner.Name) is Opening<JobResult>.Refused refused)
        {
            LogRefused(job, runner.Name, refused.Refusal.Reason);
            throw new RequestRefusedException(ApiProblem.Of(ProblemKind.ResultRefused, refused.Refusal.Explanation) with
            {
                Reason = JsonNamingPolicy.KebabCaseLower.ConvertName(refused.Refusal.Reason.ToString()),
            });
        }
    }

    private void RefuseOther(ReadOnlyMemory<byte> standing, byte[] result, string job, string runner)
    {
        if (!standing.Span.SequenceEqual(result))
        {
            LogOther(job, runner, EnvelopeHash.Of(result), EnvelopeHash.Of(standing.Span));
            throw new RequestRefusedException(ProblemKind.OtherResult,
                $"Result {EnvelopeHash.Of(standing.Span)} of job {job} came first and stands. Two processes may be answering for '{runner}': see that one server runs it, once.");
        }
    }

    // Raised for a repeated result too: the process may have died between the record and the event.
    private async Task WakeAsync(WorkflowInstance instance, string hash, string runner, byte[] result, CancellationToken cancellation)
    {
        var woken = await workflows.RaiseEventAsync(instance.InstanceId, JobResultNotice.EventName, new JobResultNotice(hash), cancellation);
        if (woken)
        {
            LogRecorded(instance.InstanceId, runner, hash);
        }
        else if ((await workflows.FindAsync(instance.InstanceId, cancellation))?.Output<JobEnding>()?.ResultHash is null)
        {
            // The job gave up between the look and the event: what was recorded will never be read.
            throw await LateAsync(instance.InstanceId, runner, result, cancellation);
        }
    }

    private async Task<RequestRefusedException> LateAsync(string job, string runner, byte[] result, CancellationToken cancellation)
    {
        await ledger.RecordLateAsync(job, result, cancellation);
        LogLate(job, runner, EnvelopeHash.Of(result));
        return new RequestRefusedException(ProblemKind.LateResult,
            $"Job {job} ended before its result came. The result is kept as evidence and was not applied; the next run inspects again. See why '{runner}' was slow.");
    }

    [LoggerMessage(1, LogLevel.Information, "{Job}: result {ResultHash} of runner {Runner} recorded.")]
    private partial void LogRecorded(string job, string runner, string resultHash);

    [LoggerMessage(2, LogLevel.Warning, "{Job}: a result of runner {Runner} was refused: {Reason}.")]
    private partial void LogRefused(string job, string runner, JobRefusalReason reason);

    [LoggerMessage(3, LogLevel.Warning, "{Job}: result {ResultHash} of runner {Runner} came after the job had ended. It is kept and was not applied.")]
    private partial void LogLate(string job, string runner, string resultHash);

    [LoggerMessage(4, LogLevel.Warning, "{Job}: result {ResultHash} of runner {Runner} came after {Standing}, which stands.")]
    private partial void LogOther(string job, string runner, string resultHash, string standing);
}
