using System.Net.Http.Json;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Jobs;
using HybridTrust.Local.Engine;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Tickets;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>A watch on the embedded engine, with an estate behind it and a clock that can be set.</summary>
internal sealed class WatchBench : IAsyncDisposable
{
    /// <summary>Where people reach the host.</summary>
    public const string Address = "https://trust.fabrikam.com/";

    private readonly EngineDirectory _directory = new();
    private readonly ShiftedTime _time;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));
    private ServiceProvider? _services;
    private int _watches;

    private WatchBench(RunBench runs, ShiftedTime time)
    {
        Runs = runs;
        _time = time;
        Directories = new MoodyDirectories(runs.Estate.Context.RequiredDirectory());
    }

    public RunBench Runs { get; }

    public TimeProvider Time => _time;

    public MoodyDirectories Directories { get; }

    public EmbeddedEngine Engine { get; private set; } = null!;

    public IServiceProvider Services => _services!;

    public WatchStore Store => new(Runs.Records);

    public CancellationToken Limit => _limit.Token;

    /// <summary>A world in which the trust was set up.</summary>
    /// <param name="estate">The world.</param>
    /// <param name="tickets">Adds what writes to ticket systems; comments are kept as records when left out.</param>
    /// <param name="isSetUp">False for a world in which nobody set up the trust yet.</param>
    public static async Task<WatchBench> StartAsync(EstateBench estate, Func<IServiceCollection, IServiceCollection>? tickets = null, bool isSetUp = true)
    {
        var time = new ShiftedTime();
        var bench = new WatchBench(await RunBench.StartAsync(estate, time, tickets), time);
        bench._services = bench.Runs.AddTo(new ServiceCollection())
            .AddLogging()
            .AddSingleton<IDirectories>(bench.Directories)
            .AddSingleton<IWorkflowClient>(_ => bench.Engine)
            .AddSingleton(new HostIdentity("test", Simulated: true) { Address = new Uri(Address) })
            .BuildServiceProvider();
        bench.Engine = await bench._directory.OpenAsync(new WorkflowRegistry().AddRuns().AddWatch(), services: bench._services, time: time);
        if (isSetUp)
        {
            Assert.Equal(RunOutcome.Proven, (await bench.Runs.DriveAsync(bench.Engine, bench.Runs.Request(), bench.Limit)).Outcome);
        }

        return bench;
    }

    /// <summary>One watch, to its end.</summary>
    public async Task<WatchTotals> WatchAsync()
    {
        var id = $"{WatchWorkflow.Prefix}{++_watches}";
        await Engine.StartAsync(WatchWorkflow.Reference, id, new WatchOrder("", TimeSpan.Zero), Limit);
        var ended = await Engine.WaitForEndAsync(id, Limit);
        Assert.True(ended.Status is InstanceStatus.Completed, ended.Failure?.Message);
        return ended.Output<WatchTotals>()!;
    }

    /// <summary>A watch that starts a verification, and one that reads it.</summary>
    public async Task<WatchTotals> VerifyAsync()
    {
        await WatchAsync();
        await AnswerAsync();
        return await WatchAsync();
    }

    /// <summary>A verification is asked for eight days later, and no runner looks.</summary>
    public async Task VerifyUnseenAsync()
    {
        await MoveAsync(Time.GetUtcNow().AddDays(8));
        await WatchAsync();
        await RefuseAsync();
    }

    /// <summary>The runners refuse until no verification or plan goes on: nobody looks, as when they are silent.</summary>
    public async Task RefuseAsync()
    {
        SetRefusal(new JobRefusal(JobRefusalReason.OutsideHours, "The policy lets nobody in at this hour."));
        await AnswerAsync();
        SetRefusal(refusal: null);
    }

    /// <summary>The runners answer until no verification or plan goes on.</summary>
    public async Task AnswerAsync()
    {
        while (await AnyAsync())
        {
            foreach (var runner in Runs.Runners)
            {
                await runner.AnswerAsync(Engine, Runs.Records, Runs.Signer, Limit);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), Limit);
        }
    }

    /// <summary>The runners answer until a run says what is waited for.</summary>
    public async Task<RunStatus> UntilAsync(string run, Func<RunStatus, bool> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        while (true)
        {
            var instance = (await Engine.FindAsync(run, Limit))!;
            Assert.True(instance.Status is InstanceStatus.Running, instance.OutputJson);
            if (instance.PublishedStatus<RunStatus>() is { } status && reached(status))
            {
                return status;
            }

            foreach (var runner in Runs.Runners)
            {
                await runner.AnswerAsync(Engine, Runs.Records, Runs.Signer, Limit);
            }

            Assert.False(patience.IsCancellationRequested, instance.StatusJson);
            await Task.Delay(TimeSpan.FromMilliseconds(5), Limit);
        }
    }

    /// <summary>One more verification, however long the one before is ago.</summary>
    public async Task AgainAsync()
    {
        // A verification goes by the second at which it was asked for.
        await MoveAsync(Time.GetUtcNow().AddSeconds(2));
        await Store.SaveAsync(await SeenAsync() with { VerifyStartedAt = null }, Limit);
        await VerifyAsync();
    }

    /// <summary>Everybody's clock jumps, the estate's too.</summary>
    public async Task MoveEstateAsync(DateTimeOffset now)
    {
        using var answer = await Runs.Estate.Http.PostAsJsonAsync(new Uri("estate/clock", UriKind.Relative), new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { ["now"] = now }, Limit);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Limit));
        await MoveAsync(now);
    }

    /// <summary>The host's clock jumps, once whatever was begun waits for somebody: a run that is being prepared meanwhile would find its jobs expired.</summary>
    public async Task MoveAsync(DateTimeOffset now)
    {
        while (!await Engine.WhileIdleAsync(_ =>
        {
            if (now > Time.GetUtcNow())
            {
                _time.Set(now);
            }

            return Task.CompletedTask;
        }))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), Limit);
        }
    }

    /// <summary>Breaks something in the estate.</summary>
    public async Task SwitchOnAsync(string fault, string settings = "{}")
    {
        using var answer = await Runs.Estate.Http.PostAsync(new Uri($"estate/faults/{fault}", UriKind.Relative), new StringContent(settings), Limit);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Limit));
    }

    /// <summary>Mends it.</summary>
    public async Task SwitchOffAsync(string fault)
    {
        using var answer = await Runs.Estate.Http.DeleteAsync(new Uri($"estate/faults/{fault}", UriKind.Relative), Limit);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Limit));
    }

    public async Task<WatchedOrganization> SeenAsync(string? name = null) => (await Store.FindAsync(name ?? Runs.Estate.Profile.Name, Limit))!;

    public async Task<IReadOnlyList<WatchCause>> CausesAsync(string? name = null) => await Store.CausesAsync(await SeenAsync(name), Limit);

    /// <summary>What the watch's tickets were told.</summary>
    public Task<IReadOnlyList<TicketComment>> CommentsAsync() => Runs.ToldAsync("watch-");

    /// <summary>The runs that the watch started, verifications apart.</summary>
    public async Task<IReadOnlyList<RunRequest>> OpenedAsync()
    {
        var opened = new List<RunRequest>();
        await foreach (var run in Engine.QueryAsync(RunId.Prefix, status: null, Limit))
        {
            if (run.Name == RunWorkflow.Reference.Name && run.Input<RunRequest>() is { RequestedBy: "watch", Action: not RunAction.Verify } request)
            {
                opened.Add(request);
            }
        }

        return opened;
    }

    /// <summary>Another organization, of another tenant, whose auth certificate is the same one.</summary>
    public async Task<OrganizationProfile> AddAsync(string name)
    {
        var profile = Runs.Estate.Profile with { Name = name, Tenant = Runs.Estate.Profile.Tenant with { Id = Guid.NewGuid() } };
        await new OrganizationStore(Runs.Records).SaveAsync(profile, Limit);
        await Runs.Estate.Context.RequiredVault().StoreAsync($"{name}-auth-certificate", await CertificateAsync(), Limit);
        return profile;
    }

    public async Task<PublicCertificate> CertificateAsync() =>
        (await Runs.Estate.Context.RequiredVault().FindAsync($"{Runs.Estate.Profile.Name}-auth-certificate", Limit))!.Certificate;

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _services!.DisposeAsync();
        await Runs.DisposeAsync();
        _directory.Dispose();
        _limit.Dispose();
    }

    private void SetRefusal(JobRefusal? refusal)
    {
        foreach (var runner in Runs.Runners)
        {
            runner.Refuses = _ => refusal;
        }
    }

    private async Task<bool> AnyAsync()
    {
        await foreach (var run in Engine.QueryAsync(RunId.Prefix, InstanceStatus.Running, Limit))
        {
            if (run.Name == RunWorkflow.Reference.Name && run.Input<RunRequest>() is { Action: RunAction.Verify or RunAction.Plan })
            {
                return true;
            }
        }

        return false;
    }
}
