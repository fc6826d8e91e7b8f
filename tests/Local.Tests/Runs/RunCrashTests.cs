using HybridTrust.Evidence;
using HybridTrust.Local.Engine;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Runs;
using HybridTrust.Steps;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>The host is killed before every record that a run writes: the run completes, and each change is made and reported once.</summary>
public sealed class RunCrashTests : IDisposable
{
    private static readonly string[] Creations = ["New-MailUser", "Set-MailUser", "New-ManagementRoleAssignment", "New-ManagementRoleAssignment", "New-PartnerApplication"];

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(8));

    [Fact]
    public async Task Killed_before_any_journal_record_the_run_completes_and_each_change_is_made_once()
    {
        await using var original = await EstateBench.StartAsync();
        var records = await UndisturbedAsync(original);
        Assert.True(records > 40, $"A run writes more than {records} records.");

        for (var record = 1; record <= records; record++)
        {
            using var directory = new EngineDirectory();
            await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(copyOf: original.Data));
            var registry = new WorkflowRegistry().AddRuns();
            await using (var engine = await directory.OpenAsync(registry, new CrashBeforeRecord(record), services: bench.Services))
            {
                await Assert.ThrowsAsync<EngineStoppedException>(() => bench.DriveAsync(engine, bench.Request(), _limit.Token));
            }

            await using (var engine = await directory.OpenAsync(registry, services: bench.Services))
            {
                await CheckAsync(bench, await bench.DriveAsync(engine, bench.Request(), _limit.Token), record);
            }
        }
    }

    public void Dispose() => _limit.Dispose();

    private async Task<long> UndisturbedAsync(EstateBench original)
    {
        using var directory = new EngineDirectory();
        var counting = new Counting();
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(copyOf: original.Data));
        await using (var engine = await directory.OpenAsync(new WorkflowRegistry().AddRuns(), counting, services: bench.Services))
        {
            await CheckAsync(bench, await bench.DriveAsync(engine, bench.Request(), _limit.Token), 0);
        }

        return counting.Records;
    }

    private static async Task CheckAsync(RunBench bench, RunResult result, long record)
    {
        var where = $"killed before record {record}: {result.Sentence}";
        Assert.True((result.Outcome, result.Changes) == (RunOutcome.Proven, 7), where);
        Assert.Equal(Creations, bench.Estate.Shells.Calls.Where(c => c[..4] is "New-" or "Set-"));
        Assert.Equal(2, bench.Runner.Jobs);

        var evidence = await bench.EvidenceAsync(RunId.Of(bench.Request()));
        Assert.All(evidence, e => Assert.True(e.IsIntact(), where));
        Assert.Equal(Enumerable.Range(1, evidence.Count), evidence.Select(e => e.Sequence));
        Assert.Equal(7, evidence.Count(e => e.Entry.Kind is EvidenceKind.Changed && e.Details<StepEvidence>().Result.Action is StepAction.Applied));
    }

    private sealed class Counting : Local.Engine.Storage.IJournalFaults
    {
        public long Records { get; private set; }

        public bool CrashesBefore(long sequence)
        {
            Records = sequence;
            return false;
        }

        public void Flushed(int records)
        {
        }
    }
}
