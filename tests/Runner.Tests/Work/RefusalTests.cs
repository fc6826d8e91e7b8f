using HybridTrust.Jobs;
using HybridTrust.Runner.Tests.Toys;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Work;

public sealed class RefusalTests : IDisposable
{
    private readonly RunnerRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public Task A_truncated_envelope() => RefusedAsync(JobRefusalReason.Malformed, "job-1", Samples.Seal(Samples.Job())[..^7]);

    [Fact]
    public Task An_envelope_signed_by_a_stranger() => RefusedAsync(
        JobRefusalReason.WrongSigner, "job-1", CmsSeal.Seal(Json.TrustJson.SerializeToUtf8(Samples.Job()), TestCertificates.Stranger));

    [Fact]
    public Task A_job_changed_under_its_signature()
    {
        var envelope = Samples.Seal(Samples.Job());
        var content = envelope.AsSpan().IndexOf("\"run-1\""u8);
        envelope[content + 5] = (byte)'2';
        return RefusedAsync(JobRefusalReason.BadSignature, "job-1", envelope);
    }

    [Fact]
    public async Task A_job_signed_again_by_the_runner_itself() => await RefusedAsync(
        JobRefusalReason.WrongSigner, "job-1", await JobEnvelope.SealAsync(new CertificateJobSigner(TestCertificates.Runner), Samples.Job(), default));

    [Fact]
    public async Task A_job_signed_again_with_its_nonce_kept_and_its_steps_in_another_order()
    {
        var job = Samples.Job();
        await _rig.RunAsync(job);
        await RefusedAsync(JobRefusalReason.Replayed, job with { JobId = "job-2", Batch = job.Batch with { Steps = [.. job.Batch.Steps.Reverse()] } });
    }

    [Fact]
    public async Task Jobs_that_come_in_another_order_than_they_were_signed()
    {
        // The newer run's job came first; the older run's must not follow it.
        await _rig.RunAsync(Samples.Job("job-2", fence: 8));
        await RefusedAsync(JobRefusalReason.OlderFence, Samples.Job("job-1", fence: 7));
    }

    [Fact]
    public async Task The_same_envelope_again_is_answered_with_the_same_result_and_no_effect()
    {
        await _rig.RunAsync(Samples.Job());
        var first = _rig.Host.Posted.Last();
        var calls = _rig.World.Calls;
        _rig.Host.Forget("job-1");
        await _rig.RunAsync(Samples.Job());
        Assert.Equal(first, _rig.Host.Posted.Last());
        Assert.Equal(calls, _rig.World.Calls);
    }

    [Fact]
    public Task A_job_of_another_runner() => RefusedAsync(JobRefusalReason.WrongRunner, Samples.Job() with { Runner = "exch-2" });

    [Fact]
    public async Task An_expired_job()
    {
        _rig.Time.Now = Samples.Job().ExpiresAt;
        await RefusedAsync(JobRefusalReason.Expired, Samples.Job());
    }

    [Fact]
    public async Task A_job_from_the_future()
    {
        _rig.Time.Now = Samples.Now.AddMinutes(-6);
        await RefusedAsync(JobRefusalReason.NotYetValid, Samples.Job());
    }

    [Fact]
    public Task An_envelope_listed_under_another_job() => RefusedAsync(JobRefusalReason.WrongJob, "job-9", Samples.Seal(Samples.Job()));

    [Fact]
    public async Task A_nonce_used_by_another_envelope()
    {
        await _rig.RunAsync(Samples.Job(mode: BatchMode.Inspect));
        await RefusedAsync(JobRefusalReason.Replayed, Samples.Job("job-2") with { Nonce = Samples.Job().Nonce.ToUpperInvariant() });
    }

    [Fact]
    public async Task A_fence_older_than_one_seen_by_an_earlier_runner()
    {
        await _rig.RunAsync(Samples.Job(mode: BatchMode.Inspect, fence: 8));
        await RefusedAsync(JobRefusalReason.OlderFence, Samples.Job("job-2", fence: 7));
    }

    [Fact]
    public async Task Reading_needs_no_fence()
    {
        await _rig.RunAsync(Samples.Job(mode: BatchMode.Inspect, fence: 8));
        Assert.Null((await _rig.RunAsync(Samples.Job("job-2", BatchMode.Inspect, fence: 0))).Refusal);
    }

    [Fact]
    public async Task Another_organization()
    {
        _rig.WritePolicy(organization: "99999999-9999-4999-8999-999999999999");
        await RefusedAsync(JobRefusalReason.OrganizationNotAllowed, Samples.Job(), "$.exchangeOrganization of ");
    }

    [Fact]
    public async Task A_procedure_that_is_not_listed()
    {
        _rig.WritePolicy(procedures: "\"rotate\"");
        await RefusedAsync(JobRefusalReason.ProcedureNotAllowed, Samples.Job(), "$.procedures of ");
    }

    [Theory]
    [InlineData(BatchMode.Apply)]
    [InlineData(BatchMode.Inspect)]
    public async Task An_application_that_is_not_listed(BatchMode mode)
    {
        _rig.WritePolicy(applications: string.Empty);
        await RefusedAsync(JobRefusalReason.ApplicationNotAllowed, Samples.Job(mode: mode), "$.applicationIds of ");
    }

    [Fact]
    public async Task A_role_that_is_not_listed()
    {
        _rig.WritePolicy(roles: "\"ArchiveApplication\"");
        await RefusedAsync(JobRefusalReason.RoleNotAllowed, Samples.Job(), "$.roles of ");
    }

    [Theory]
    [InlineData(BatchMode.Apply)]
    [InlineData(BatchMode.Undo)]
    public async Task A_change_outside_the_hours(BatchMode mode)
    {
        _rig.WritePolicy(more: """ "hours": [{ "days": ["sunday"], "opens": "01:00", "closes": "02:00" }], """);
        await RefusedAsync(JobRefusalReason.OutsideHours, Samples.Job(mode: mode), "$.hours of ");
    }

    [Fact]
    public async Task A_change_while_read_only()
    {
        _rig.WritePolicy(readOnly: "true");
        await RefusedAsync(JobRefusalReason.ReadOnly, Samples.Job(), "$.readOnly of ");
    }

    [Fact]
    public async Task Reading_is_allowed_outside_the_hours_and_while_read_only()
    {
        _rig.WritePolicy(more: """ "hours": [{ "days": ["sunday"], "opens": "01:00", "closes": "02:00" }], """, readOnly: "true");
        Assert.Null((await _rig.RunAsync(Samples.Job(mode: BatchMode.Inspect))).Refusal);
    }

    [Fact]
    public async Task Everything_while_the_policy_is_not_valid()
    {
        await File.WriteAllTextAsync(_rig.PolicyPath, "{");
        await RefusedAsync(JobRefusalReason.PolicyNotValid, Samples.Job(mode: BatchMode.Inspect));
    }

    [Theory]
    [InlineData("toy/unknown")]
    [InlineData("toy/cloud")]
    public Task A_step_that_is_not_a_runners(string step)
    {
        var job = Samples.Job(mode: BatchMode.Inspect);
        return RefusedAsync(JobRefusalReason.UnknownStep, job with { Batch = job.Batch with { Steps = [new StepOrder(step, null, null)] } });
    }

    [Fact]
    public async Task A_procedure_that_this_release_lacks()
    {
        _rig.WritePolicy(procedures: "\"toy\", \"newer\"");
        var job = Samples.Job();
        await RefusedAsync(JobRefusalReason.UnknownStep, job with { Batch = job.Batch with { Procedures = ["toy", "newer"] } });
    }

    [Fact]
    public async Task A_refusal_stays_one_when_the_policy_is_widened_later()
    {
        _rig.WritePolicy(readOnly: "true");
        var job = Samples.Job();
        await RefusedAsync(JobRefusalReason.ReadOnly, job);
        _rig.WritePolicy();
        _rig.Host.Forget(job.JobId);
        await RefusedAsync(JobRefusalReason.ReadOnly, job);
    }

    private Task RefusedAsync(JobRefusalReason reason, Job job, string? names = null) => RefusedAsync(reason, job.JobId, Samples.Seal(job), names);

    private async Task RefusedAsync(JobRefusalReason reason, string jobId, byte[] envelope, string? names = null)
    {
        var calls = _rig.World.Calls;
        var result = await _rig.RunAsync(jobId, envelope);
        Assert.Null(result.Batch);
        Assert.Equal(reason, result.Refusal!.Reason);
        Assert.Equal(calls, _rig.World.Calls);
        if (names is not null)
        {
            Assert.StartsWith($"{names}{_rig.PolicyPath} (line {LineOf(names)})", result.Refusal.Explanation, StringComparison.Ordinal);
        }
    }

    // "$.hours of " is asked for; the setting stands on the line that holds its name.
    private int LineOf(string names) =>
        Array.FindIndex(File.ReadAllLines(_rig.PolicyPath), l => l.Contains($"\"{names[2..^4]}\"", StringComparison.Ordinal)) + 1;
}
