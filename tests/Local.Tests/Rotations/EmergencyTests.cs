using HybridTrust.Organizations;
using HybridTrust.Runs;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>The day on which a planned rotation comes too late.</summary>
public sealed class EmergencyTests
{
    [Fact]
    public async Task An_expired_certificate_is_published_at_once_by_name_and_the_cloud_is_finished_by_a_rotation()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate => RotationMishapTests.EndsIn(estate, days: 1));
        bench.Clock.MoveTo(bench.Clock.GetUtcNow().AddDays(2));

        var planned = await bench.RotateAsync(bench.Request("CHG1"));
        Assert.True(planned.Outcome is RunOutcome.StoppedSafely or RunOutcome.Failed, planned.Sentence);
        Assert.Contains(ProcedureIds.EmergencyPublish, planned.Sentence, StringComparison.Ordinal);
        Assert.Empty(Writes(bench));

        // The session is signed for by the certificate that ended; the snap-in needs none.
        var halfDead = await bench.RotateAsync(bench.Request("CHG1b", ProcedureIds.EmergencyPublish));
        Assert.Contains("snap-in", halfDead.Sentence, StringComparison.Ordinal);
        bench.Estate.Shells.SnapIn = true;

        var published = await bench.RotateAsync(bench.Request("CHG2", ProcedureIds.EmergencyPublish));
        Assert.True(published.Outcome is RunOutcome.Proven, published.Sentence);
        Assert.Equal(["CreateAuthCertificate", "CopyAuthCertificate", "Set-AuthConfig", "Set-AuthConfig", "Set-AuthConfig", "RecycleApplicationPools", "RecycleApplicationPools"], Writes(bench));

        var finished = await bench.RotateAsync(bench.Request("CHG3"));
        Assert.True(finished.Outcome is RunOutcome.Proven, finished.Sentence);
    }

    [Fact]
    public async Task While_the_certificate_lives_nothing_is_published_at_once()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyPublish));

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains("planned rotation", result.Sentence, StringComparison.Ordinal);
        Assert.Empty(Writes(bench));
    }

    [Fact]
    public async Task A_server_that_lacks_the_certificate_is_given_it_and_nothing_else_is_changed()
    {
        await using var bench = await RotationBench.StartAsync(
            "fabrikam",
            change: estate => estate["exchange"]!["servers"]!["fab-ex02.fabrikam.com"]!["certificates"]!.AsObject().Remove("auth"),
            setUp: false);

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyImport));

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(["CopyAuthCertificate"], Writes(bench));
    }

    [Fact]
    public async Task The_previous_certificate_is_cleared_when_every_site_agrees()
    {
        await using var bench = await RotationBench.StartAsync("contoso", setUp: false);

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyClear));

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(["Set-AuthConfig"], Writes(bench));
        Assert.Equal("", (await bench.Estate.StateAsync())["datacentre"]!["authConfig"]!["previousCertificateThumbprint"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_emergency_passes_a_rotation_that_waits_and_the_rotation_goes_on()
    {
        await using var bench = await RotationBench.StartAsync("contoso");
        var urgent = bench.Clock.GetUtcNow().AddDays(5);
        RunResult? passed = null;
        bench.Meanwhile = async now =>
        {
            if (now > urgent && passed is null)
            {
                passed = await bench.Run.DriveAsync(bench.Engine, bench.Request("INC1", ProcedureIds.EmergencyClear), CancellationToken.None);
            }
        };

        var rotated = await bench.RotateAsync();

        Assert.True(passed?.Outcome is RunOutcome.Proven, passed?.Sentence);
        Assert.True(rotated.Outcome is RunOutcome.Proven, rotated.Sentence);

        // Dated, cleared in between, and nothing set again.
        Assert.Equal(2, bench.Estate.Shells.Calls.Count(c => c is "Set-AuthConfig"));
        Assert.Equal([true, false], bench.Estate.Shells.Given.Where(c => c.Operation is "Set-AuthConfig").Select(c => c.Parameters.ContainsKey("NewCertificateThumbprint")));
        Assert.Single(bench.Asked);
    }

    private static IEnumerable<string> Writes(RotationBench bench) =>
        bench.Estate.Shells.Calls.Where(c => c is "CreateAuthCertificate" or "CopyAuthCertificate" or "RemoveCertificate" or "RecycleApplicationPools" or "Set-AuthConfig");
}
