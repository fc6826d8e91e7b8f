using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Tickets;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Testing;

/// <summary>
/// A whole run without processes: an estate, records, a runner and an approver, for whatever engine carries the orchestration out. It outlives
/// engines, as disks and other machines do.
/// </summary>
public sealed class RunBench : IAsyncDisposable
{
    private readonly X509Certificate2 _signer;
    private readonly ChangingSigner _signing;
    private readonly Func<IServiceCollection, IServiceCollection>? _tickets;
    private readonly ServiceProvider _services;

    private RunBench(EstateBench estate, TimeProvider? time, Func<IServiceCollection, IServiceCollection>? tickets)
    {
        Estate = estate;
        Time = time ?? TimeProvider.System;
        _tickets = tickets;
        _signer = InProcessRunner.Certificate("host", Time);
        _signing = new ChangingSigner(_signer);
        Runners = [.. RunnersOf(estate.Profile.Runners).Select(name => new InProcessRunner(name, estate.Shells, PublicCertificate.Of(_signer), Time))];
        var services = new ServiceCollection();
        AddTo(services);
        _services = services.BuildServiceProvider();
    }

    public EstateBench Estate { get; }

    /// <summary>What everybody's watches show.</summary>
    public TimeProvider Time { get; }

    public InMemoryRecords Records { get; } = new();

    /// <summary>One runner for each name in the profile.</summary>
    public IReadOnlyList<InProcessRunner> Runners { get; }

    /// <summary>The runner of the Exchange site.</summary>
    public InProcessRunner Runner => Runners[0];

    public IServiceProvider Services => _services;

    /// <summary>The host's signer.</summary>
    public IJobSigner Signer => _signing;

    /// <summary>The host's signer cannot be reached, until it can again.</summary>
    public void BreakSigner(Exception? trouble) => _signing.Trouble = trouble;

    /// <summary>The host starts anew with another signer. Runners have heard of it, and the installation may know who was before.</summary>
    public void ChangeSigner(X509Certificate2 successor, PublicCertificate? predecessor)
    {
        _signing.Change(successor, predecessor);
        foreach (var runner in Runners)
        {
            runner.Host = PublicCertificate.Of(successor);
        }
    }

    /// <summary>Whether somebody approves what waits for approval.</summary>
    public bool Approves { get; set; } = true;

    /// <param name="estate">The world.</param>
    /// <param name="time">Everybody's clock.</param>
    /// <param name="tickets">Adds what writes to ticket systems; comments are kept as records when left out.</param>
    public static async Task<RunBench> StartAsync(EstateBench estate, TimeProvider? time = null, Func<IServiceCollection, IServiceCollection>? tickets = null)
    {
        var bench = new RunBench(estate, time, tickets);
        await new OrganizationStore(bench.Records).SaveAsync(estate.Profile, default);
        foreach (var runner in bench.Runners)
        {
            await new RunnerStore(bench.Records).SaveAsync(runner.Enrolment, default);
        }

        return bench;
    }

    /// <summary>What activities are made of.</summary>
    public IServiceCollection AddTo(IServiceCollection services) => AddTickets(services)
        .AddSingleton<IRecords>(Records)
        .AddSingleton<IDirectories>(new OneDirectory(Estate.Context.RequiredDirectory()))
        .AddSingleton(Estate.Context.RequiredVault())
        .AddSingleton(KeyWriterPatience.Rehearsal)
        .AddSingleton(Estate.ExchangeOnline)
        .AddSingleton(Estate.Probe)
        .AddSingleton(Signer)
        .AddSingleton<IProcedureCatalogue>(ProcedureCatalogue.Default)
        .AddSingleton(new HostIdentity("test", Simulated: true))
        .AddSingleton(Time);

    public RunRequest Request(string ticket = "CHG1", RunAction action = RunAction.Apply) => new(
        RunRequest.CurrentVersion, Estate.Profile.Name, action, [], new TicketReference("generic", ticket), "requester", 1);

    /// <summary>Starts the run where it is not started, and does everybody else's part until it has ended.</summary>
    public async Task<RunResult> DriveAsync(IWorkflowClient engine, RunRequest request, CancellationToken cancellation)
    {
        var id = RunId.Of(request);
        await engine.StartAsync(RunWorkflow.Reference, id, request, cancellation);
        var decided = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var run = await engine.FindAsync(id, cancellation) ?? throw new KeyNotFoundException(id);
            if (run.Status is not InstanceStatus.Running)
            {
                return run.Output<RunResult>() ?? throw new InvalidOperationException($"{id} ended {run.Status}: {run.Failure}");
            }

            foreach (var runner in Runners)
            {
                await runner.AnswerAsync(engine, Records, Signer, cancellation, Services.GetService<IChangeControl>());
            }

            if (Approves && run.PublishedStatus<RunStatus>() is { Phase: RunPhase.WaitingForApproval, PlanHash: { } hash } && decided.Add(hash))
            {
                await DecideAsync(engine, id, hash, "approver", approved: true, cancellation);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellation);
        }
    }

    /// <summary>What tickets were told, each ledger in order.</summary>
    /// <param name="prefix">What the ledgers' names begin with.</param>
    public async Task<IReadOnlyList<TicketComment>> ToldAsync(string prefix = "")
    {
        var told = new List<TicketComment>();
        await foreach (var key in Records.ListAsync(TicketBox.Collection, prefix, default))
        {
            var box = (await Records.FindAsync<TicketBox>(key, default))!;
            told.AddRange(box.Entries.Where(e => e.Kind is TicketEntryKind.Comment or TicketEntryKind.Opening).Select(e => e.Comment));
        }

        return told;
    }

    /// <summary>Records a decision and rings the bell, as the API does.</summary>
    public async Task DecideAsync(IWorkflowClient engine, string run, string hash, string by, bool approved, CancellationToken cancellation, ApprovalSlot slot = ApprovalSlot.First)
    {
        var decision = new Approval(run, hash, approved, by, Time.GetUtcNow(), null);
        var signed = await SealedApproval.SealAsync(Signer, decision, slot, cancellation);
        await Records.TryCreateAsync(Approval.Key(run, hash, slot), signed, cancellation);
        await engine.RaiseEventAsync(run, Approval.EventName(hash), new ApprovalNotice(hash), cancellation);
    }

    public Task<IReadOnlyList<EvidenceRecord>> EvidenceAsync(string run) => new EvidenceLog(Records).ReadAsync(run, default);

    public async ValueTask DisposeAsync()
    {
        foreach (var runner in Runners)
        {
            runner.Dispose();
        }

        await _services.DisposeAsync();
        _signer.Dispose();
        await Estate.DisposeAsync();
    }

    private IServiceCollection AddTickets(IServiceCollection services) => _tickets is { } add
        ? add(services)
        : services.AddSingleton<ITicketing>(new TicketOutbox(Records, [], TimeProvider.System));

    private static IEnumerable<string> RunnersOf(SiteRunners runners) =>
        new[] { runners.Exchange, runners.SkypeServer, runners.ExchangeOnline }.OfType<string>().Distinct(StringComparer.Ordinal);
}
