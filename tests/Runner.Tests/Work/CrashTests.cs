using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Work;

public class CrashTests
{
    [Fact]
    public async Task A_runner_that_dies_at_any_record_goes_on_and_gives_the_same_result()
    {
        using var whole = new RunnerRig();
        var expected = Content(await whole.RunAsync(Samples.Job()));
        int records;
        using (var journal = JournalFile.Open(whole.JournalPath))
        {
            records = journal.Records.Count;
        }

        // Accepted, started and finished three times, one finished without a change, answered, delivered.
        Assert.Equal(10, records);
        foreach (var crashAt in Enumerable.Range(1, records))
        {
            await DieAndGoOnAsync(crashAt, afterwards: false, expected);
            await DieAndGoOnAsync(crashAt, afterwards: true, expected);
        }
    }

    [Fact]
    public async Task Killed_between_storing_and_sending_the_stored_result_is_sent_also_when_the_host_lists_the_job_no_more()
    {
        using var rig = new RunnerRig();
        var job = Samples.Job();
        rig.Host.Add(job.JobId, Samples.Seal(job));
        rig.Host.OnPost = _ => new PostOutcome.Failed("no answer", TimeSpan.Zero);
        await rig.WhileRunningAsync(async () =>
        {
            while (rig.Host.Posted.IsEmpty)
            {
                await Task.Delay(1);
            }
        });

        rig.Host.OnPost = _ => null;
        rig.Host.OnFetch = () => new FetchOutcome.Listed([], Held: false);
        byte[] result = [];
        await rig.WhileRunningAsync(async () => result = await rig.Host.ResultAsync(job.JobId));
        Assert.Equal(rig.Host.Posted.First(), result);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_stops_changes_and_not_the_runner()
    {
        using var rig = new RunnerRig();
        var job = Samples.Job();
        rig.Host.Add(job.JobId, Samples.Seal(job));
        var log = new FullDisk(JournalFile.Open(rig.JournalPath));
        await rig.WhileRunningAsync(
            async () =>
            {
                while (log.Refused < 3)
                {
                    await Task.Delay(1);
                }

                Assert.Empty(rig.World.Created);
                log.Full = false;
                await rig.Host.ResultAsync(job.JobId);
            },
            log);
        Assert.Equal(3, rig.World.Created.Count);
    }

    private static async Task DieAndGoOnAsync(int crashAt, bool afterwards, string expected)
    {
        using var rig = new RunnerRig();
        var job = Samples.Job();
        rig.Host.Add(job.JobId, Samples.Seal(job));
        await Assert.ThrowsAsync<SimulatedCrashException>(() => rig.RunToEndAsync(
            CancellationToken.None, new CrashingLog(JournalFile.Open(rig.JournalPath), crashAt, afterwards)).WaitAsync(TimeSpan.FromSeconds(60)));

        // The last record is the delivery: there the host has the result already.
        var result = await rig.RunAsync(job);
        Assert.Equal(expected, Content(result));
        Assert.Equal(["one", "three", "two"], rig.World.Created.Keys);
        Assert.All(rig.World.Created.Values, times => Assert.Equal(1, times));
    }

    private static string Content(JobResult result) => TrustJson.Serialize(result);

    private sealed class FullDisk(IRecordLog log) : IRecordLog
    {
        public bool Full { get; set; } = true;

        public int Refused { get; private set; }

        public IReadOnlyList<JournalRecord> Records => log.Records;

        public void Append(JournalRecord record, bool durable)
        {
            if (Full && record is JournalRecord.Started)
            {
                Refused++;
                throw new IOException("No space left on device");
            }

            log.Append(record, durable);
        }

        public void Rewrite(IReadOnlyList<JournalRecord> records) => log.Rewrite(records);

        public void Dispose() => log.Dispose();
    }
}
