using HybridTrust.Jobs;
using HybridTrust.Local.Engine;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>A rotation on the embedded engine, in an estate whose clock jumps over the days in which nothing happens.</summary>
internal sealed class RotationBench : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(4));

    private RotationBench(SimulatedTime clock, RunBench run)
    {
        Clock = clock;
        Run = run;
    }

    public SimulatedTime Clock { get; }

    public RunBench Run { get; }

    /// <summary>Where the engine wrote down what happened.</summary>
    public string JournalPath => _directory.JournalPath;

    public EstateBench Estate => Run.Estate;

    /// <summary>What happens in the world while the rotation waits: asked at every jump of the clock, with the time it comes to.</summary>
    public Func<DateTimeOffset, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    /// <summary>The longest jump of the clock; what happens meanwhile is asked at least this often.</summary>
    public TimeSpan LongestJump { get; set; } = TimeSpan.MaxValue;

    /// <summary>The plans that waited for somebody, with what the run said.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Whether somebody approves a plan, by what the run says while it waits.</summary>
    public Func<RunStatus, bool> Approves { get; set; } = _ => true;

    /// <summary>Starts a sample, with its trust set up already.</summary>
    public static async Task<RotationBench> StartAsync(
        string sample = "contoso", Action<System.Text.Json.Nodes.JsonNode>? change = null, Func<OrganizationProfile, OrganizationProfile>? adapt = null, bool setUp = true,
        DirectoryInfo? copyOf = null)
    {
        var clock = new SimulatedTime(Monday);
        var estate = await EstateBench.StartAsync(change, adapt, copyOf, sample, time: clock.ForWork, clock: clock);
        if (setUp)
        {
            var applied = await estate.ApplyAllAsync();
            Assert.Null(applied.Stopped());
        }

        estate.Shells.Calls.Clear();
        estate.Shells.Given.Clear();
        estate.Shells.Asked.Clear();
        return new RotationBench(clock, await RunBench.StartAsync(estate, clock.ForWork));
    }

    public RunRequest Request(string ticket = "CHG7", params string[] procedures) =>
        Run.Request(ticket, RunAction.Rotate) with { Procedures = procedures };

    /// <summary>Carries a rotation out to its end, or to the crash.</summary>
    public async Task<RunResult> RotateAsync(RunRequest? request = null, long? crashBefore = null)
    {
        var stillness = new Stillness(crashBefore);
        await using var engine = await _directory.OpenAsync(stillness.Watch(new WorkflowRegistry().AddRuns()), stillness, services: Run.Services, time: Clock);
        var result = await DriveAsync(engine, stillness, request ?? Request());
        Records = stillness.Records;
        return result;
    }

    /// <summary>Records that the engine wrote for the last rotation.</summary>
    public long Records { get; private set; }

    /// <summary>What the ticket was told, in order.</summary>
    public async Task<IReadOnlyList<string>> CommentsAsync() => [.. (await Run.ToldAsync()).Select(c => c.Text)];

    public async ValueTask DisposeAsync()
    {
        _limit.Dispose();
        await Run.DisposeAsync();
        _directory.Dispose();
    }

    private async Task<RunResult> DriveAsync(EmbeddedEngine engine, Stillness stillness, RunRequest request)
    {
        var id = RunId.Of(request);
        await engine.StartAsync(RunWorkflow.Reference, id, request, _limit.Token);
        var decided = new HashSet<string>(StringComparer.Ordinal);
        for (var still = 0; ;)
        {
            var run = await engine.FindAsync(id, _limit.Token) ?? throw new KeyNotFoundException(id);
            if (run.Status is not InstanceStatus.Running)
            {
                return run.Output<RunResult>() ?? throw new InvalidOperationException($"{id} ended {run.Status}: {run.Failure}");
            }

            foreach (var runner in Run.Runners)
            {
                await runner.AnswerAsync(engine, Run.Records, Run.Signer, _limit.Token);
            }

            var status = run.PublishedStatus<RunStatus>();
            if (status is { Phase: RunPhase.WaitingForApproval, PlanHash: { } hash } && decided.Add(hash))
            {
                Asked.Add(status.Sentence);
                if (Approves(status))
                {
                    await Run.DecideAsync(engine, id, hash, "approver", approved: true, _limit.Token);
                    still = 0;
                }
            }

            still = stillness.IsStill && !await HasJobsAsync(engine) ? still + 1 : 0;
            if (still > 3)
            {
                await JumpAsync();
                still = 0;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, _limit.Token);
        }
    }

    private async Task JumpAsync()
    {
        var now = Clock.GetUtcNow();
        if (Clock.NextDue is not { } due)
        {
            return;
        }

        var to = due - now > LongestJump ? now + LongestJump : due;
        await Meanwhile(to);
        Clock.MoveTo(to);
    }

    private async Task<bool> HasJobsAsync(EmbeddedEngine engine)
    {
        await foreach (var _ in engine.QueryAsync(JobId.Prefix, InstanceStatus.Running, _limit.Token))
        {
            return true;
        }

        return false;
    }
}
