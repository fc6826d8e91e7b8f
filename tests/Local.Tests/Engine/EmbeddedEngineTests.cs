using HybridTrust.Local.Engine;
using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Storage;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;
using Microsoft.Extensions.Logging;
using Xunit;

namespace HybridTrust.Local.Tests.Engine;

public sealed class EmbeddedEngineTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private readonly EngineDirectory _directory = new();

    [Fact]
    public async Task A_second_engine_on_one_directory_is_refused()
    {
        var registry = new WorkflowRegistry();
        await using (await _directory.OpenAsync(registry))
        {
            var refused = await Assert.ThrowsAsync<JournalInUseException>(() => _directory.OpenAsync(registry));
            Assert.Contains(_directory.DataDirectory, refused.Message, StringComparison.Ordinal);
        }

        await using var second = await _directory.OpenAsync(registry);
        Assert.Empty(second.Damage);
    }

    [Fact]
    public async Task Many_runs_share_the_flushes()
    {
        var registry = new WorkflowRegistry();
        var addOne = registry.Activity("add-one", (int input) => input + 1);
        var flow = registry.Workflow<int, int>("flow", async (workflow, input) =>
        {
            for (var step = 0; step < 5; step++)
            {
                input = (await workflow.CallActivityAsync(addOne, input)).Required();
            }

            return input;
        });
        var disk = new SlowDisk();
        await using var engine = await _directory.OpenAsync(registry, disk);

        var ended = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            await engine.StartAsync(flow, $"run-{number}", number, _limit.Token);
            return await engine.WaitForEndAsync($"run-{number}", _limit.Token);
        }));

        Assert.Equal(Enumerable.Range(5, 200), ended.Select(instance => instance.Output<int>()));
        Assert.Equal(200 * 12, disk.Records);
        Assert.True(disk.Flushes * 8 < disk.Records, $"{disk.Records} records took {disk.Flushes} flushes.");
    }

    [Fact]
    public async Task Nothing_follows_the_end_of_an_instance_and_no_event_is_acknowledged_in_vain()
    {
        var registry = new WorkflowRegistry();
        var flow = registry.Workflow<int, int>("flow", async (workflow, input) =>
        {
            await workflow.WaitForEventAsync<int>("go", workflow.UtcNow.AddHours(1));
            return input;
        });
        // Start, wait, event, end: the fourth record is the last.
        using var disk = new StallingDisk(records: 4);
        await using (var engine = await _directory.OpenAsync(registry, disk))
        {
            await engine.StartAsync(flow, "run-1", 1, _limit.Token);
            Assert.True(await engine.RaiseEventAsync("run-1", "go", 1, _limit.Token));
            await disk.Stalled.WaitAsync(_limit.Token);
            var late = Enumerable.Range(0, 5).Select(_ => engine.RaiseEventAsync("run-1", "go", 2, _limit.Token)).ToList();
            disk.GoOn();

            Assert.All(await Task.WhenAll(late), Assert.False);
        }

        var map = JournalMap.Read(_directory.JournalPath);
        Assert.Equal(EventKind.Ended, map[^1].Kind);
        Assert.Single(map, record => record.Kind == EventKind.EventRaised);
    }

    [Fact]
    public async Task An_activity_that_nobody_registered_fails_and_says_so()
    {
        var registry = new WorkflowRegistry();
        var missing = new ActivityReference<int, int>("missing");
        var flow = registry.Workflow<int, string>("flow", async (workflow, input) =>
            (await workflow.CallActivityAsync(missing, input, RetryPolicy.Safe) as Outcome<int>.Failed)!.Failure.Message);
        await using var engine = await _directory.OpenAsync(registry);

        await engine.StartAsync(flow, "run-1", 1, _limit.Token);
        var ended = await engine.WaitForEndAsync("run-1", _limit.Token);

        Assert.Contains("activity 'missing', which this version does not have", ended.Output<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_too_large_fails_the_run_that_publishes_it()
    {
        var registry = new WorkflowRegistry();
        var flow = registry.Workflow<int, int>("flow", (workflow, input) =>
        {
            workflow.PublishStatus(new string('x', input));
            return Task.FromResult(input);
        });
        await using var engine = await _directory.OpenAsync(registry);

        await engine.StartAsync(flow, "run-1", 17 * 1024, _limit.Token);

        var ended = await engine.WaitForEndAsync("run-1", _limit.Token);
        Assert.Equal(InstanceStatus.Failed, ended.Status);
        Assert.Contains("at most 16384", ended.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_stops_the_engine_and_nothing_is_promised()
    {
        var registry = new WorkflowRegistry();
        var flow = registry.Workflow<int, int>("flow", (_, input) => Task.FromResult(input));
        await using var engine = await _directory.OpenAsync(registry, new FullDisk());

        var stopped = await Assert.ThrowsAsync<EngineStoppedException>(() => engine.StartAsync(flow, "run-1", 1, _limit.Token));

        Assert.Contains("No space left on device", stopped.Message, StringComparison.Ordinal);
        await engine.Stopped.WaitAsync(_limit.Token);
        await Assert.ThrowsAsync<EngineStoppedException>(() => engine.StartAsync(flow, "run-1", 1, _limit.Token));
        await Assert.ThrowsAsync<EngineStoppedException>(() => engine.StartAsync(flow, "run-2", 1, _limit.Token));
    }

    [Fact]
    public async Task Lines_of_an_orchestration_are_written_once_although_it_is_replayed()
    {
        var registry = new WorkflowRegistry();
        var addOne = registry.Activity("add-one", (int input) => input + 1);
        var flow = registry.Workflow<int, int>("flow", async (workflow, input) =>
        {
            var logger = workflow.CreateLogger("flow");
            for (var step = 0; step < 4; step++)
            {
                logger.Log(LogLevel.Information, default, step, null, (number, _) => $"step {number}");
                input = (await workflow.CallActivityAsync(addOne, input)).Required();
            }

            return input;
        });
        using var lines = new LineLoggerFactory("flow");
        await using var engine = _directory.Create(registry, replayAlways: true, loggers: lines);
        await engine.StartAsync(_limit.Token);

        await engine.StartAsync(flow, "run-1", 1, _limit.Token);
        await engine.WaitForEndAsync("run-1", _limit.Token);

        Assert.Equal(["step 0", "step 1", "step 2", "step 3"], lines.Lines, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    public async Task An_id_that_cannot_be_kept_is_refused(string id)
    {
        var registry = new WorkflowRegistry();
        var flow = registry.Workflow<int, int>("flow", (_, input) => Task.FromResult(input));
        await using var engine = await _directory.OpenAsync(registry);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => engine.StartAsync(flow, id, 1, _limit.Token));
    }

    public void Dispose()
    {
        _directory.Dispose();
        _limit.Dispose();
    }

    /// <summary>Keeps the flush of a record to itself for a while.</summary>
    private sealed class StallingDisk(int records) : IJournalFaults, IDisposable
    {
        private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _goOn = new();
        private int _left = records;

        public Task Stalled => _stalled.Task;

        public void GoOn() => _goOn.Set();

        public bool CrashesBefore(long sequence) => false;

        public void Flushed(int records)
        {
            _left -= records;
            if (_left == 0)
            {
                _stalled.SetResult();
                _goOn.Wait();
            }
        }

        public void Dispose() => _goOn.Dispose();
    }

    /// <summary>A disk without room.</summary>
    private sealed class FullDisk : IJournalFaults
    {
        public bool CrashesBefore(long sequence) => throw new IOException("No space left on device");

        public void Flushed(int records)
        {
        }
    }

    /// <summary>A flush that takes its time, as on a real disk.</summary>
    private sealed class SlowDisk : IJournalFaults
    {
        public int Flushes { get; private set; }

        public int Records { get; private set; }

        public bool CrashesBefore(long sequence) => false;

        public void Flushed(int records)
        {
            Flushes++;
            Records += records;
            using var never = new ManualResetEventSlim();
            never.Wait(TimeSpan.FromMilliseconds(5));
        }
    }
}
