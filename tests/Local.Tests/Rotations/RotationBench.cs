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
    private readonly Dictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _decided = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(15));

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
        DirectoryInfo? copyOf = null, bool kept = true, int startAfterDays = 0)
    {
        var clock = new SimulatedTime(Monday.AddDays(startAfterDays));
        var estate = await EstateBench.StartAsync(change, adapt, copyOf, sample, time: clock.ForWork, clock: clock, kept: kept);
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

    /// <summary>Whether a runner can be heard at a time.</summary>
    public Func<DateTimeOffset, bool> RunnersAnswer { get; set; } = _ => true;

    /// <summary>How long whoever approves takes to do it.</summary>
    public TimeSpan ApprovalTakes { get; set; }

    /// <summary>Carries a rotation out to its end, or to the crash.</summary>
    public Task<RunResult> RotateAsync(RunRequest? request = null, long? crashBefore = null) => RotateAsync(request ?? Request(), new CrashPlan(crashBefore is { } record ? [record] : []));

    /// <summary>Carries a rotation out to its end, or to a crash.</summary>
    public async Task<RunResult> RotateAsync(RunRequest request, CrashPlan crashes)
    {
        _decided.Clear();
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), crashes, services: Run.Services, time: Clock);
        Engine = engine;
        var result = await DriveAsync(engine, request);
        Records = crashes.Records;
        return result;
    }

    /// <summary>The engine that carries a rotation out, for whoever starts another run meanwhile.</summary>
    public EmbeddedEngine Engine { get; private set; } = null!;

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

    private async Task<RunResult> DriveAsync(EmbeddedEngine engine, RunRequest request)
    {
        var id = RunId.Of(request);
        await engine.StartAsync(RunWorkflow.Reference, id, request, _limit.Token);
        while (true)
        {
            var run = await engine.FindAsync(id, _limit.Token) ?? throw new KeyNotFoundException(id);
            if (run.Status is not InstanceStatus.Running)
            {
                return run.Output<RunResult>() ?? throw new InvalidOperationException($"{id} ended {run.Status}: {run.Failure}");
            }

            var answer = RunnersAnswer(Clock.GetUtcNow());
            foreach (var runner in answer ? Run.Runners : [])
            {
                await AnswerAsync(runner, engine);
            }

            var decisionDue = await DecideAsync(engine, id, run.PublishedStatus<RunStatus>());

            // Asked while the engine stands still, done when it may go on: what happens meanwhile may want something of it.
            DateTimeOffset? due = null;
            var awaited = false;
            var idle = await engine.WhileIdleAsync(async next => due = (awaited = await HasJobsAsync(engine)) && answer ? null : next);
            if (!idle || due is not { } timer || timer <= Clock.GetUtcNow())
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, _limit.Token);
                continue;
            }

            // What the run has published since it was read may be a plan that waits for somebody: its expiry is no time to jump to.
            var latest = (await engine.FindAsync(id, _limit.Token))?.PublishedStatus<RunStatus>();
            if (decisionDue is null && latest is { Phase: RunPhase.WaitingForApproval, PlanHash: { } hash } && !_decided.Contains(hash))
            {
                continue;
            }

            await JumpAsync(decisionDue < timer ? decisionDue.Value : timer, answer ? LongestJump : awaited ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1));
        }
    }

    private async Task AnswerAsync(InProcessRunner runner, EmbeddedEngine engine)
    {
        try
        {
            await runner.AnswerAsync(engine, Run.Records, Run.Signer, _limit.Token);
        }
        catch (RunnerDiedException)
        {
            // It starts again, with its journal, and finds the job still pending.
        }
    }

    /// <summary>Approves what waits for it and was not decided yet; tells when that will be, where it takes time.</summary>
    private async Task<DateTimeOffset?> DecideAsync(EmbeddedEngine engine, string id, RunStatus? status)
    {
        if (status is not { Phase: RunPhase.WaitingForApproval, PlanHash: { } hash } || _decided.Contains(hash))
        {
            return null;
        }

        if (!_asked.TryGetValue(hash, out var at))
        {
            at = _asked[hash] = Clock.GetUtcNow() + ApprovalTakes;
            Asked.Add(status.Sentence);
        }

        if (Clock.GetUtcNow() < at)
        {
            return at;
        }

        _decided.Add(hash);
        if (Approves(status))
        {
            await Run.DecideAsync(engine, id, hash, "approver", approved: true, _limit.Token);
        }

        return null;
    }

    private async Task JumpAsync(DateTimeOffset due, TimeSpan longest)
    {
        var now = Clock.GetUtcNow();
        var to = due - now > longest ? now + longest : due;
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
