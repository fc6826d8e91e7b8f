using HybridTrust.Runs;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>The planned path, from the ticket to the removal of the former keys, in simulated weeks.</summary>
public sealed class PlannedRotationTests
{
    [Fact]
    public async Task The_certificate_is_replaced_in_the_order_of_practice_and_nothing_is_restarted()
    {
        await using var bench = await RotationBench.StartAsync();
        var started = bench.Clock.GetUtcNow();

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, $"{result.Sentence}\n{string.Join('\n', result.Proofs.Where(p => !p.Passed))}");
        var writes = bench.Estate.Shells.Calls.Where(c => c is "CreateAuthCertificate" or "CopyAuthCertificate" or "RemoveCertificate" or "RecycleApplicationPools"
            || c.StartsWith("Set-", StringComparison.Ordinal) || c.StartsWith("New-", StringComparison.Ordinal));
        Assert.Equal(["CreateAuthCertificate", "CopyAuthCertificate", "CopyAuthCertificate", "Set-AuthConfig"], writes);
        Assert.InRange((bench.Clock.GetUtcNow() - started).TotalDays, 37, 39);
    }

    [Theory]
    [InlineData("fabrikam")]
    [InlineData("litware")]
    [InlineData("northwind")]
    public async Task Every_sample_is_rotated_and_proven_without_a_restart(string sample)
    {
        await using var bench = await RotationBench.StartAsync(sample);

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, $"{result.Sentence}\n{string.Join('\n', result.Proofs.Where(p => !p.Passed))}");
        Assert.DoesNotContain("RecycleApplicationPools", bench.Estate.Shells.Calls);
        Assert.DoesNotContain("Set-ServerComponentState", bench.Estate.Shells.Calls);
    }
}
