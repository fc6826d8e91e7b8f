using HybridTrust.Runner.Tests.Toys;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Work;

/// <summary>What happens during the first change is known before the next.</summary>
public sealed class GateTests : IDisposable
{
    private readonly RunnerRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task No_step_is_started_after_the_expiry()
    {
        During("one", () =>
        {
            _rig.Time.Now = Samples.Job().ExpiresAt;
            return Task.CompletedTask;
        });
        await StopsBeforeTwoAsync("expired");
    }

    [Fact]
    public async Task No_step_is_started_once_a_newer_fence_is_seen()
    {
        During("one", async () =>
        {
            var newer = Samples.Job("job-2", BatchMode.Inspect, fence: 8);
            _rig.Host.Add(newer.JobId, Samples.Seal(newer));
            while (_rig.Journal!.HighestFence(Samples.Organization) < 8)
            {
                await Task.Delay(1);
            }
        });
        await StopsBeforeTwoAsync("fence 8");
    }

    [Fact]
    public async Task No_step_is_started_once_the_admin_makes_the_server_read_only()
    {
        During("one", () =>
        {
            _rig.WritePolicy(readOnly: "true");
            return Task.CompletedTask;
        });
        await StopsBeforeTwoAsync("$.readOnly");
    }

    [Fact]
    public async Task No_step_is_started_once_the_policy_cannot_be_read()
    {
        During("one", () => File.WriteAllTextAsync(_rig.PolicyPath, "?"));
        await StopsBeforeTwoAsync("not valid");
    }

    [Fact]
    public async Task No_step_is_begun_once_the_signed_maintenance_window_has_closed()
    {
        var job = Samples.Job();
        job = job with { Batch = job.Batch with { WindowClosesAt = job.IssuedAt.AddMinutes(5) } };
        During("one", () =>
        {
            _rig.Time.Now = job.IssuedAt.AddMinutes(5);
            return Task.CompletedTask;
        });

        var result = await _rig.RunAsync(job);

        Assert.Equal(["one"], _rig.World.Created.Keys);
        Assert.Equal(
            [StepAction.Applied, StepAction.LeftAlone, StepAction.OutOfWindow, StepAction.NotReached],
            result.Batch!.Steps.Select(s => s.Action));
        Assert.Contains("maintenance window of fabrikam closed at 2026-11-21 12:05:00Z, before two on ex1.fabrikam.com", result.Batch.Steps[2].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_step_is_started_once_the_host_objects()
    {
        During("one", () =>
        {
            _rig.Host.OnChange = _ => "olivia put a hold on this run.";
            return Task.CompletedTask;
        });
        await StopsBeforeTwoAsync("olivia put a hold");
    }

    [Fact]
    public async Task A_job_that_expired_while_the_runner_was_dead_says_how_far_it_came()
    {
        using var stop = new CancellationTokenSource();
        During("one", () => stop.CancelAsync());
        var job = Samples.Job();
        _rig.Host.Add(job.JobId, Samples.Seal(job));
        await _rig.RunToEndAsync(stop.Token);

        _rig.Time.Now = job.ExpiresAt.AddDays(1);
        await StopsBeforeTwoAsync("expired");
    }

    private void During(string change, Func<Task> hook) =>
        _rig.World.DuringChange = name => string.Equals(name, change, StringComparison.Ordinal) ? hook() : Task.CompletedTask;

    private async Task StopsBeforeTwoAsync(string because)
    {
        var result = await _rig.RunAsync(Samples.Job());
        Assert.Equal(["one"], _rig.World.Created.Keys);
        Assert.Equal(
            [StepAction.Applied, StepAction.LeftAlone, StepAction.NotReached, StepAction.NotReached],
            result.Batch!.Steps.Select(s => s.Action));
        Assert.Contains(because, result.Batch.Steps[2].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_changed_on_servers_of_another_organization_than_the_policy_pins()
    {
        var other = new Guid("99999999-9999-4999-8999-999999999999");
        _rig.World.Organization = other;
        var batch = (await _rig.RunAsync(Samples.Job())).Batch!;
        Assert.DoesNotContain(batch.Steps, s => s.Action is StepAction.Applied);
        var why = batch.Steps.First(s => s.Action is StepAction.NotReached).Explanation!;
        Assert.Contains(other.ToString(), why, StringComparison.Ordinal);
        Assert.Contains(Samples.Organization.ToString(), why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_changed_on_servers_that_do_not_say_whose_they_are()
    {
        _rig.World.Organization = null;
        var batch = (await _rig.RunAsync(Samples.Job())).Batch!;
        Assert.DoesNotContain(batch.Steps, s => s.Action is StepAction.Applied);
    }

    [Fact]
    public async Task The_servers_are_asked_whose_they_are_once_a_batch_and_not_for_reading()
    {
        await _rig.RunAsync(Samples.Job("job-1", BatchMode.Inspect));
        Assert.Equal(0, _rig.World.OrganizationReads);
        await _rig.RunAsync(Samples.Job("job-2"));
        Assert.Equal(1, _rig.World.OrganizationReads);
    }

    [Fact]
    public async Task A_policy_that_others_may_write_is_not_obeyed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_rig.PolicyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        var refusal = (await _rig.RunAsync(Samples.Job(mode: BatchMode.Inspect))).Refusal!;
        Assert.Equal(Jobs.JobRefusalReason.PolicyNotValid, refusal.Reason);
        Assert.Contains("chmod go-w", refusal.Explanation, StringComparison.Ordinal);
    }
}
