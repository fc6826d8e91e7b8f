using System.Text;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Local.Processes;
using HybridTrust.Local.Rehearsals.Kills;
using HybridTrust.Runs;
using HybridTrust.Steps;
using Xunit;

namespace HybridTrust.Local.Rehearsals;

/// <summary>
/// Twenty real kills, spread at random over both parts of a run: each process is really there, gets SIGKILL and comes back on what it
/// left on the disk. The run completes, and the estate has seen each change once.
/// </summary>
public sealed class RealKillTests(KillWorld world) : IClassFixture<KillWorld>, IDisposable
{
    private const int WhilePlanning = 8;
    private const int WhileApplying = 12;
    private const int Seed = 20260711;

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(5));

    /// <summary>
    /// The moments in percent of an undisturbed part, the victims in turn. They are denser towards its start: the runner makes its
    /// changes right after the approval.
    /// </summary>
    public static TheoryData<Victim, RunPart, int> Kills()
    {
        var kills = new TheoryData<Victim, RunPart, int>();
        var random = new Random(Seed);
        foreach (var (part, moments) in new[] { (RunPart.Planning, WhilePlanning), (RunPart.Applying, WhileApplying) })
        {
            for (var moment = 0; moment < moments; moment++)
            {
                kills.Add((Victim)(moment % 3), part, (int)(100 * Math.Pow((moment + random.NextDouble()) / moments, 2)));
            }
        }

        return kills;
    }

    [LinuxTheory]
    [MemberData(nameof(Kills))]
    public async Task Killed_at_any_moment_and_started_again_the_run_completes_and_each_change_is_made_once(Victim victim, RunPart part, int percent)
    {
        var folder = world.Copy($"{victim}-{part}-{percent}");
        await using (var stage = await KillStage.StartAsync(folder, _limit.Token))
        {
            var requester = new PatientRequester(stage);
            var following = requester.FollowAsync(_limit.Token);
            await (part is RunPart.Applying ? requester.Approving : Task.CompletedTask);
            await Task.Delay(world.LengthOf(part) * percent / 100, TimeProvider.System, _limit.Token);
            await stage.KillAsync(victim, _limit.Token);
            var run = await following;

            Assert.True((run.Outcome, run.Changes) == (RunOutcome.Proven, 7), run.Sentence);
            CheckEstate(await stage.AccountAsync(_limit.Token));
            CheckEvidence(await EvidenceAsync(stage, run.Run));
            Assert.True(await stage.HasRunnerAsync(), "No runner came back.");
        }

        Assert.Empty(await ChildrenOf.LeftAsync(folder));
    }

    [LinuxFact]
    public async Task A_host_killed_with_its_own_estate_finds_it_again_when_it_is_started_at_once()
    {
        var folder = world.Copy("own-estate");
        await using (var stage = await KillStage.StartWithoutEstateAsync(folder, _limit.Token))
        {
            await new PatientRequester(stage).UntilPlannedAsync(_limit.Token);
            await stage.KillAsync(Victim.Host, _limit.Token);
            var run = await new PatientRequester(stage).FollowAsync(_limit.Token);

            Assert.True((run.Outcome, run.Changes) == (RunOutcome.Proven, 7), run.Sentence);
            CheckEvidence(await EvidenceAsync(stage, run.Run));
        }

        Assert.Empty(await ChildrenOf.LeftAsync(folder));
    }

    public void Dispose() => _limit.Dispose();

    private static void CheckEstate(EstateAccount estate)
    {
        var user = Assert.Single(estate.MailUsers);
        Assert.Equal(["ArchiveApplication", "UserApplication"], estate.RolesOf(user));
        Assert.Single(estate.PartnerApplications);
        Assert.Equal((2, 1), (estate.Keys, estate.Secrets));

        Assert.Equal((1, 1, 2, 1), (
            estate.Calls("New-MailUser"), estate.Calls("Set-MailUser"), estate.Calls("New-ManagementRoleAssignment"), estate.Calls("New-PartnerApplication")));
        Assert.Equal(1, estate.GraphWrites);
    }

    private static void CheckEvidence(IReadOnlyList<EvidenceRecord> evidence)
    {
        Assert.All(evidence, r => Assert.True(r.IsIntact()));
        Assert.Equal([EvidenceChain.StartHash, .. evidence.SkipLast(1).Select(r => r.Hash)], evidence.Select(r => r.PreviousHash));
        Assert.Equal(Enumerable.Range(1, evidence.Count), evidence.Select(r => r.Sequence));
        Assert.Equal([EvidenceKind.Ended, EvidenceKind.HeadSigned], evidence.TakeLast(2).Select(r => r.Entry.Kind));
        Assert.True(EvidenceVerifier.Verify(evidence).Whole);

        var changes = evidence.Where(r => r.Entry.Kind is EvidenceKind.Changed).Select(r => r.Details<StepEvidence>().Result).ToList();
        Assert.Equal(7, changes.Count(c => c.Action is StepAction.Applied));
        Assert.Distinct(changes.Select(c => c.Step), StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<EvidenceRecord>> EvidenceAsync(KillStage stage, string run)
    {
        var lines = Encoding.UTF8.GetString((await stage.Host.Requester.DocumentAsync(run, "evidence", _limit.Token))!);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(TrustJson.Deserialize<EvidenceRecord>)];
    }
}
