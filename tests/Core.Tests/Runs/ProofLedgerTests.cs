using HybridTrust.Proofs;

namespace HybridTrust.Runs;

public sealed class ProofLedgerTests
{
    private readonly ProofLedger _ledger = new();

    [Fact]
    public void A_proof_that_passed_before_the_run_and_fails_now_is_lost()
    {
        _ledger.Saw([Proof("a", ProofVerdict.Passed), Proof("b", ProofVerdict.Passed)]);

        Assert.Equal(["a"], _ledger.Lost([Proof("a", ProofVerdict.Failed), Proof("b", ProofVerdict.Passed)]).Select(p => p.Id));
    }

    [Fact]
    public void What_nobody_could_look_at_has_not_passed_and_is_not_broken_either()
    {
        _ledger.Saw([Proof("a", ProofVerdict.Passed), Proof("b", ProofVerdict.Passed)]);
        ProofResult[] now = [Proof("a", ProofVerdict.Failed), Proof("b", ProofVerdict.Failed) with { NotMade = true }];

        Assert.Equal(["a", "b"], _ledger.Lost(now).Select(p => p.Id));
        Assert.Equal(["a"], _ledger.Broken(now).Select(p => p.Id));
    }

    [Fact]
    public void A_proof_that_fails_for_the_next_certificate_alone_breaks_nothing_that_is_in_use()
    {
        _ledger.Saw([Proof("a", ProofVerdict.Passed)]);
        ProofResult[] now = [Proof("a", ProofVerdict.Failed) with { OfNext = true }];

        Assert.Single(_ledger.Lost(now));
        Assert.Empty(_ledger.Broken(now));
    }

    [Theory]
    [InlineData(ProofVerdict.Failed)]
    [InlineData(ProofVerdict.NotExercised)]
    public void What_was_not_proven_before_cannot_be_lost(ProofVerdict before)
    {
        _ledger.Saw([Proof("a", before)]);

        Assert.Empty(_ledger.Lost([Proof("a", ProofVerdict.Failed), Proof("never made", ProofVerdict.Failed)]));
    }

    [Fact]
    public void A_later_look_does_not_replace_what_was_proven_before_the_first_change()
    {
        _ledger.Saw([Proof("a", ProofVerdict.Passed)]);
        _ledger.Expire();
        _ledger.Saw([Proof("a", ProofVerdict.Failed)]);

        Assert.Single(_ledger.Lost([_ledger.Fresh("a")!]));
    }

    [Fact]
    public void A_change_makes_every_proof_stale()
    {
        _ledger.Saw([Proof("a", ProofVerdict.Passed)]);
        Assert.NotNull(_ledger.Fresh("a"));

        _ledger.Expire();

        Assert.Null(_ledger.Fresh("a"));
    }

    [Fact]
    public void A_failure_that_was_there_before_the_run_says_so_and_a_new_one_does_not()
    {
        _ledger.Saw([Proof("old", ProofVerdict.Failed), Proof("new", ProofVerdict.Passed), Proof("mended", ProofVerdict.Failed)]);

        var compared = _ledger.Compared([Proof("old", ProofVerdict.Failed), Proof("new", ProofVerdict.Failed), Proof("mended", ProofVerdict.Passed), Proof("never seen", ProofVerdict.Failed)]);

        Assert.Equal(["old"], compared.Where(p => p.FailedBefore).Select(p => p.Id));
    }

    private static ProofResult Proof(string id, ProofVerdict verdict) => new(id, verdict, "shows", "does not show", "seen") { Id = id };
}
