using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Runs;
using HybridTrust.Steps;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>A rotation prepares in one window and takes effect in another.</summary>
public sealed class RotationWindowTests
{
    private static readonly MaintenanceWindow Staging = Window(DayOfWeek.Tuesday, opens: 22, closes: 2);
    private static readonly MaintenanceWindow Activation = Window(DayOfWeek.Saturday, opens: 4, closes: 8);

    [Fact]
    public async Task Each_change_lies_in_its_own_window_and_the_plan_names_both()
    {
        await using var bench = await RotationBench.StartAsync(
            "fabrikam", adapt: p => p with { Rotation = p.Rotation with { StagingWindow = Staging, ActivationWindow = Activation } });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        await AssertAsync(bench, Staging, Activation);
    }

    [Fact]
    public async Task Without_windows_of_its_own_it_keeps_to_the_maintenance_window_with_its_date_too()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", adapt: p => p with { MaintenanceWindow = Activation });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        await AssertAsync(bench, Activation, Activation);
    }

    [Fact]
    public async Task A_window_that_opens_too_late_for_a_date_is_not_waited_for()
    {
        // Monday; the window opens on Sunday, and the certificate ends on the Tuesday after it.
        var sundays = Window(DayOfWeek.Sunday, opens: 22, closes: 2);
        await using var bench = await RotationBench.StartAsync(
            "fabrikam", change: estate => RotationMishapTests.EndsIn(estate, days: 8), adapt: p => p with { Rotation = p.Rotation with { StagingWindow = sundays } });
        var started = bench.Clock.GetUtcNow();

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains("Widen rotation.stagingWindow", result.Sentence, StringComparison.Ordinal);
        Assert.True(bench.Clock.GetUtcNow() < started.AddHours(3), $"It was told at {bench.Clock.GetUtcNow():u}.");
        Assert.DoesNotContain("CreateAuthCertificate", bench.Estate.Shells.Calls);
    }

    private static async Task AssertAsync(RotationBench bench, MaintenanceWindow staging, MaintenanceWindow activation)
    {
        var evidence = await bench.Run.EvidenceAsync(RunId.Of(bench.Request()));
        var text = PlanText.Of(evidence.First(r => r.Entry.Kind is EvidenceKind.Planned).Details<Plan>());
        Assert.Contains($"only in the staging window ({staging})", text, StringComparison.Ordinal);
        Assert.Contains($"only in the activation window ({activation})", text, StringComparison.Ordinal);

        var changed = evidence.Where(r => r.Entry.Kind is EvidenceKind.Changed && r.Details<StepEvidence>().Result.Action is StepAction.Applied).ToList();
        var dated = changed.FindIndex(r => r.Details<StepEvidence>().Result.Step is "rotate/date");
        Assert.All(changed.Take(dated + 1), r => Assert.Null(staging.NextOpening(r.Entry.At)));
        Assert.All(changed.Skip(dated + 1), r => Assert.Null(activation.NextOpening(r.Entry.At)));
        Assert.True(changed.Count > dated + 2, "Nothing was changed after the date.");

        var effective = bench.Estate.Shells.Given.Single(c => c.Operation is "Set-AuthConfig").Parameters["NewCertificateEffectiveDate"];
        Assert.Null(activation.NextOpening(Assert.IsType<Cmdlets.CmdletValue.Instant>(effective).Value));
    }

    private static MaintenanceWindow Window(DayOfWeek day, int opens, int closes) => new() { Days = [day], Opens = new TimeOnly(opens, 0), Closes = new TimeOnly(closes, 0) };
}
