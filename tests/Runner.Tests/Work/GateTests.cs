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
}
