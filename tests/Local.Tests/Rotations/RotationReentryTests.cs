using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Runs;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>A rotation that somebody has begun, by hand, by Microsoft's script or by a run that ended, goes on where it stands.</summary>
public sealed class RotationReentryTests
{
    private const string First = "fab-ex01.fabrikam.com";
    private const string Second = "fab-ex02.fabrikam.com";

    [Fact]
    public async Task A_newborn_that_nothing_refers_to_is_taken_and_not_doubled()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        var newborn = await CreateAsync(bench, Second);

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(["CopyAuthCertificate", "Set-AuthConfig"], Writes(bench));
        Assert.Equal(newborn, await CurrentAsync(bench));
    }

    [Fact]
    public async Task A_certificate_that_is_set_as_next_already_keeps_its_date_and_is_uploaded_before_it()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        var next = await CreateAsync(bench, First);
        await bench.Estate.InvokeAsync(
            "Set-AuthConfig", new("NewCertificateThumbprint", next), new("NewCertificateEffectiveDate", bench.Clock.GetUtcNow().AddDays(12)), new("Force", new CmdletValue.Switch()));
        bench.Estate.Shells.Calls.Clear();
        var started = bench.Clock.GetUtcNow();

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.DoesNotContain("Set-AuthConfig", Writes(bench));
        Assert.DoesNotContain("CreateAuthCertificate", Writes(bench));
        Assert.Equal(next, await CurrentAsync(bench));
        Assert.InRange((bench.Clock.GetUtcNow() - started).TotalDays, 19, 21);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_date_at_which_the_certificate_in_use_has_ended_is_set_anew_whenever_somebody_has_set_it(bool before)
    {
        const int Lives = 24;
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate => RotationMishapTests.EndsIn(estate, Lives));
        var next = "";
        var ends = bench.Clock.GetUtcNow().AddDays(Lives);
        var rival = bench.Clock.GetUtcNow().AddDays(3);
        if (before)
        {
            await NameAsync();
        }
        else
        {
            bench.Meanwhile = now => now >= rival && next.Length == 0 ? NameAsync() : Task.CompletedTask;
        }

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(next, await CurrentAsync(bench));
        Assert.True(bench.Clock.GetUtcNow().AddDays(-8) < ends, $"It was published after {ends:u}.");
        Assert.Contains(await bench.CommentsAsync(), c => c.Contains("would set an earlier date", StringComparison.Ordinal));

        async Task NameAsync()
        {
            next = await CreateAsync(bench, First);
            await bench.Estate.InvokeAsync(
                "Set-AuthConfig", new("NewCertificateThumbprint", next), new("NewCertificateEffectiveDate", bench.Clock.GetUtcNow().AddDays(30)), new("Force", new CmdletValue.Switch()));
        }
    }

    [Fact]
    public async Task A_certificate_that_was_published_by_hand_is_uploaded_proven_and_the_former_one_removed()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        var next = await CreateAsync(bench, First);
        await bench.Estate.OnServerAsync(First, LocalOperations.CopyAuthCertificate, new("Thumbprint", next), new("Destination", Second));
        await bench.Estate.InvokeAsync(
            "Set-AuthConfig", new("NewCertificateThumbprint", next), new("NewCertificateEffectiveDate", bench.Clock.GetUtcNow().AddHours(1)), new("Force", new CmdletValue.Switch()));
        await bench.Estate.InvokeAsync("Set-AuthConfig", new KeyValuePair<string, CmdletValue?>("PublishCertificate", new CmdletValue.Switch()));
        bench.Estate.Shells.Calls.Clear();

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Empty(Writes(bench));
    }

    [Fact]
    public async Task The_same_ticket_twice_is_one_rotation_and_another_ticket_right_after_finds_nothing_to_do()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        var first = await bench.RotateAsync();
        bench.Estate.Shells.Calls.Clear();

        var second = await bench.RotateAsync(bench.Request("CHG8"));

        Assert.Equal((RunOutcome.Proven, RunOutcome.NothingToDo), (first.Outcome, second.Outcome));
        Assert.Empty(Writes(bench));
    }

    private static async Task<string> CreateAsync(RotationBench bench, string server)
    {
        var made = await bench.Estate.OnServerAsync(server, LocalOperations.CreateAuthCertificate, new KeyValuePair<string, CmdletValue?>("ValidityDays", 1825L));
        bench.Estate.Shells.Calls.Clear();
        return PublicCertificate.FromDer(made[0].Bytes("RawData")!.Value.Span).Thumbprint;
    }

    private static IEnumerable<string> Writes(RotationBench bench) =>
        bench.Estate.Shells.Calls.Where(c => c is "CreateAuthCertificate" or "CopyAuthCertificate" or "RemoveCertificate" or "RecycleApplicationPools" or "Set-AuthConfig");

    private static async Task<string> CurrentAsync(RotationBench bench) =>
        (await bench.Estate.StateAsync())["datacentre"]!["authConfig"]!["currentCertificateThumbprint"]!.GetValue<string>();
}
