using HybridTrust.Jobs;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Tests.Toys;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Work;

public sealed class CarryOutTests : IDisposable
{
    private readonly RunnerRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_job_is_carried_out_and_answered_with_facts_and_certificates()
    {
        var result = await _rig.RunAsync(Samples.Job());

        Assert.Null(result.Refusal);
        Assert.Equal(
            [StepAction.Applied, StepAction.LeftAlone, StepAction.Applied, StepAction.Applied],
            result.Batch!.Steps.Select(s => s.Action));
        Assert.Equal("two", result.Batch.Facts["toy.two"]);
        Assert.Equal([TestCertificates.Auth], result.Certificates);
        Assert.All(_rig.World.Created.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task An_inspection_changes_nothing()
    {
        var result = await _rig.RunAsync(Samples.Job(mode: BatchMode.Inspect, fence: 0));
        Assert.All(result.Batch!.Steps, s => Assert.Equal(StepAction.Inspected, s.Action));
        Assert.Empty(_rig.World.Created);
    }

    [Fact]
    public async Task The_same_envelope_again_is_answered_with_the_same_result_and_nothing_is_done()
    {
        var job = Samples.Job();
        await _rig.RunAsync(job);
        var calls = _rig.World.Calls;
        var first = _rig.Host.Posted.Last();
        _rig.Host.Forget(job.JobId);

        await _rig.RunAsync(job);

        Assert.Equal(calls, _rig.World.Calls);
        Assert.Equal(first, _rig.Host.Posted.Last());
    }

    [Fact]
    public async Task Without_a_host_the_runner_goes_on_asking()
    {
        var down = 5;
        _rig.Host.OnFetch = () => down-- > 0 ? new FetchOutcome.Unavailable("no answer") : null;
        Assert.Null((await _rig.RunAsync(Samples.Job())).Refusal);
    }

    [Fact]
    public async Task A_result_is_sent_until_the_host_takes_it()
    {
        var failures = 4;
        _rig.Host.OnPost = _ => failures-- > 0 ? new PostOutcome.Failed("it answered 500", TimeSpan.Zero) : null;
        await _rig.RunAsync(Samples.Job());
        Assert.Equal(5, _rig.Host.Posted.Count);
        Assert.Single(_rig.Host.Posted.Distinct(ByteComparer.Instance));
    }

    [Fact]
    public async Task A_result_that_is_not_wanted_is_not_sent_again()
    {
        var posted = new TaskCompletionSource();
        _rig.Host.OnPost = _ =>
        {
            posted.TrySetResult();
            return new PostOutcome.NotWanted();
        };
        var job = Samples.Job();
        _rig.Host.Add(job.JobId, Samples.Seal(job));
        await _rig.WhileRunningAsync(() => posted.Task);

        var before = _rig.Host.Posted.Count;
        _rig.Host.OnFetch = () => new FetchOutcome.Listed([], Held: false);
        await _rig.WhileRunningAsync(() => Task.Delay(50));
        Assert.Equal(before, _rig.Host.Posted.Count);
    }

    [Fact]
    public async Task A_result_that_one_host_refuses_does_not_hold_up_another()
    {
        _rig.Host.OnPost = job => job is "job-1" ? new PostOutcome.Failed("it answered 400", TimeSpan.Zero) : null;
        var first = Samples.Job(mode: BatchMode.Inspect);
        _rig.Host.Add(first.JobId, Samples.Seal(first));
        Assert.Null((await _rig.RunAsync(Samples.Job("job-2", BatchMode.Inspect))).Refusal);
    }

    [Fact]
    public async Task A_fault_in_a_step_ends_the_job_with_a_result_and_not_the_runner()
    {
        _rig.World.Fault = new NotSupportedException("fault");
        var failed = await _rig.RunAsync(Samples.Job());
        Assert.Equal(StepAction.Failed, failed.Batch!.Steps[0].Action);
        Assert.Contains("NotSupportedException", failed.Batch.Steps[0].Explanation, StringComparison.Ordinal);
        Assert.All(failed.Batch.Steps.Skip(1), s => Assert.Equal(StepAction.NotReached, s.Action));

        _rig.World.Fault = null;
        Assert.Null((await _rig.RunAsync(Samples.Job("job-2"))).Batch!.Stopped());
    }

    [Fact]
    public async Task Asked_to_stop_the_runner_finishes_the_step_at_hand_and_goes_on_at_the_next_start()
    {
        using var stop = new CancellationTokenSource();
        _rig.World.DuringChange = name => name is "two" ? stop.CancelAsync() : Task.CompletedTask;
        var job = Samples.Job();
        _rig.Host.Add(job.JobId, Samples.Seal(job));
        await _rig.RunToEndAsync(stop.Token).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Empty(_rig.Host.Posted);
        Assert.Equal(["one", "two"], _rig.World.Created.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3, _rig.Journal!.Find(EnvelopeHash.Of(Samples.Seal(job)))!.Finished.Count);

        _rig.World.DuringChange = null;
        var result = await _rig.RunAsync(job);
        Assert.Null(result.Batch!.Stopped());
        Assert.All(_rig.World.Created.Values, times => Assert.Equal(1, times));
    }

    private sealed class ByteComparer : IEqualityComparer<byte[]>
    {
        public static ByteComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
