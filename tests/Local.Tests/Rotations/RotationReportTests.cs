using HybridTrust.Evidence;
using HybridTrust.Runs;
using HybridTrust.Steps;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>What the evidence of a rotation tells whoever reads its report.</summary>
public sealed class RotationReportTests
{
    [Fact]
    public async Task A_change_says_what_was_there_before_and_that_the_run_made_its_certificate_and_no_two_steps_have_one_name()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");

        Assert.Equal(RunOutcome.Proven, (await bench.RotateAsync()).Outcome);

        var evidence = await bench.Run.EvidenceAsync(RunId.Of(bench.Request()));
        var changed = evidence.Where(r => r.Entry.Kind is EvidenceKind.Changed).Select(r => r.Details<StepEvidence>()).Where(s => s.Result.Action is StepAction.Applied).ToList();
        Assert.All(
            changed.Where(s => s.Result.Step.StartsWith("rotate/former-off-", StringComparison.Ordinal)).SelectMany(s => s.Result.Before!.Finding.Changes),
            setting => Assert.Equal("present", setting.Actual));
        Assert.Contains("was made by this run", changed.Single(s => s.Result.Step is "rotate/next-certificate").Result.After!.Sentence, StringComparison.Ordinal);
        Assert.Equal(changed.Count, changed.Select(s => (s.Target, s.Object)).Distinct().Count());
    }
}
