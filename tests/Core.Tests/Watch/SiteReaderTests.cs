using HybridTrust.Architecture;
using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Steps;

namespace HybridTrust.Watch;

/// <summary>What stays of an earlier reading where a verification could not look.</summary>
public class SiteReaderTests
{
    private const string Lacking = "fab-ex02.fabrikam.com";
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Current = new('A', 40);

    private static readonly SiteReading Before = new(
        "run-1",
        Now.AddDays(-8),
        [new ServerCertificate("fab-ex01.fabrikam.com", "current", Current, "Usable", Now.AddDays(400)), new ServerCertificate(Lacking, "current", Current, "Missing", null)],
        [
            new WatchProblem(WatchProblemKind.ServerLacksCertificate, $"{Lacking} {Current}", "lacks it"),
            new WatchProblem(WatchProblemKind.RivalTask, Lacking, "has the task"),
            new WatchProblem(WatchProblemKind.ProofFailed, "registered/1 tenant", "failed"),
            new WatchProblem(WatchProblemKind.NotVerified, "proofs", "was not tried"),
        ]);

    [Fact]
    public void Where_nobody_looked_all_of_it_stays_with_its_date_and_what_was_not_looked_at_is_told_once()
    {
        var reading = SiteReader.Of(Fabrikam(), Verification([], []), Before);

        Assert.Equal(Before.Servers.Select(s => s with { SeenAt = Before.SeenAt }), reading.Servers);
        Assert.Equal(
            [WatchProblemKind.ServerLacksCertificate, WatchProblemKind.RivalTask, WatchProblemKind.ProofFailed, WatchProblemKind.NotVerified],
            reading.Problems.Select(p => p.Kind).Order());
    }

    [Fact]
    public void What_was_looked_at_counts_alone()
    {
        var reading = SiteReader.Of(Fabrikam(), Verification(["fab-ex01.fabrikam.com", Lacking], [Proof(ProofVerdict.Passed)]), Before);

        Assert.All(reading.Servers, s => Assert.Equal(("Usable", null), (s.Holding, s.SeenAt)));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_server_that_the_profile_calls_optional_since_lacks_nothing()
    {
        var fabrikam = Fabrikam();
        var optional = fabrikam with
        {
            Topology = fabrikam.Topology with { Servers = [.. fabrikam.Topology.Servers.Select(s => s.Fqdn == Lacking ? s with { Optional = true } : s)] },
        };

        var reading = SiteReader.Of(optional, Verification(["fab-ex01.fabrikam.com"], [Proof(ProofVerdict.Passed)]), Before);

        Assert.Equal(WatchProblemKind.RivalTask, Assert.Single(reading.Problems).Kind);
    }

    [Fact]
    public void A_proof_that_was_not_tried_has_not_failed_and_one_that_failed_before_is_not_mended()
    {
        var reading = SiteReader.Of(Fabrikam(), Verification(["fab-ex01.fabrikam.com", Lacking], [Proof(ProofVerdict.Failed) with { NotMade = true }]), Before);

        Assert.Equal([WatchProblemKind.ProofFailed, WatchProblemKind.NotVerified], reading.Problems.Select(p => p.Kind).Order());
        Assert.Equal("failed", reading.Problems.Single(p => p.Kind is WatchProblemKind.ProofFailed).Sentence);
        Assert.Equal(WatchProblemKind.NotVerified, Assert.Single(SiteReader.Of(Fabrikam(), Verification(["fab-ex01.fabrikam.com", Lacking], [Proof(ProofVerdict.Failed) with { NotMade = true }]), before: null).Problems).Kind);
    }

    private static OrganizationProfile Fabrikam() =>
        Assert.IsType<ProfileReading.Valid>(ProfileReader.Read(File.ReadAllBytes(Repository.PathOf("samples", "fabrikam.json")), "fabrikam")).Profile;

    private static ProofResult Proof(ProofVerdict verdict) => new("registered", verdict, "", "", "as seen now") { Id = "registered/1", Target = "tenant" };

    private static RunView Verification(IEnumerable<string> seen, IReadOnlyList<ProofResult> proofs) => new(
        "run-2", "fabrikam", RunAction.Verify, new TicketReference("watch", "1"), "watch", RunPhase.Ended, RunOutcome.StoppedSafely, "It ended.", null, null, 0, 0, Now, Now,
        [.. seen.Select(Seen)], proofs);

    private static StepEvidence Seen(string server)
    {
        var holds = new Dictionary<string, string>(StringComparer.Ordinal) { [$"current {Current}"] = "Usable", [ServerStep.NotAfterOf(Current)] = "2027-12-01T00:00:00Z" };
        var result = new StepResult(
            ServerStep.IdPrefix + server, StepAction.Inspected, new Observation(new Finding.InPlace { Sentence = "is well" }, holds), After: null, Explanation: null, Now, Now);
        return new StepEvidence(1, 0, Site.Exchange, server, $"server {server}", new DocumentReference("page", "section"), Risk.None, result, new BatchEvidence("fabrikam-exchange", "1.0.0"));
    }
}
