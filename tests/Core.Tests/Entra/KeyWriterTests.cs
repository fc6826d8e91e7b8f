using HybridTrust.Certificates;

namespace HybridTrust.Entra;

public class KeyWriterTests
{
    private static readonly PublicCertificate Ours = TestCertificates.Current;
    private static readonly KeyCredential Other = TestKeys.Of(TestCertificates.Foreign);

    private readonly ManualClock _clock = new(TestCertificates.Now);

    private InMemoryDirectory Tenant(params KeyCredential[] keys) => new(_clock, keys);

    private Task<KeyWriteOutcome> Add(InMemoryDirectory directory, params PublicCertificate[] certificates) =>
        new KeyWriter(directory, _clock).AddAsync(InMemoryDirectory.ApplicationId, certificates, CancellationToken.None);

    [Fact]
    public async Task Adding_keeps_every_other_key()
    {
        var directory = Tenant(Other, TestKeys.Of(TestCertificates.Previous), TestKeys.Of(TestCertificates.Next) with { Usage = "Sign" });

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory, Ours));

        Assert.Equal(
            [TestCertificates.Foreign.Thumbprint, TestCertificates.Previous.Thumbprint, TestCertificates.Next.Thumbprint, Ours.Thumbprint],
            directory.Thumbprints);
        Assert.Equal("Sign", directory.Keys[2].Usage);
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task A_certificate_that_is_there_is_read_once_and_not_written()
    {
        var directory = Tenant(TestKeys.Of(Ours), Other with { Key = null });

        var outcome = await Add(directory, Ours);

        Assert.IsType<KeyWriteOutcome.InPlace>(outcome);
        Assert.Equal(1, directory.Reads);
        Assert.Empty(directory.Writes);
        Assert.StartsWith("Service principal 'TeamsScheduler'", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Current_and_next_go_in_by_one_write()
    {
        var directory = Tenant(Other);

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory, Ours, TestCertificates.Next, Ours));

        Assert.Single(directory.Writes);
        Assert.Equal(3, directory.Keys.Count);
    }

    [Fact]
    public async Task Only_what_is_missing_is_added()
    {
        var directory = Tenant(TestKeys.Of(Ours));

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory, Ours, TestCertificates.Next));

        Assert.Equal([Ours.Thumbprint, TestCertificates.Next.Thumbprint], directory.Thumbprints);
    }

    [Fact]
    public async Task A_kept_key_without_bytes_blocks_the_write_that_would_destroy_it()
    {
        var hidden = Other with { Key = null };
        var directory = Tenant(TestKeys.Of(TestCertificates.Next), hidden);

        var blocked = Assert.IsType<KeyWriteOutcome.Blocked>(await Add(directory, Ours));

        Assert.Equal([hidden.KeyId], blocked.KeyIds);
        Assert.Contains(hidden.KeyId!.Value.ToString(), blocked.Sentence, StringComparison.Ordinal);
        Assert.Empty(directory.Writes);
    }

    [Fact]
    public async Task An_expired_certificate_is_never_uploaded()
    {
        var directory = Tenant(Other);

        Assert.IsType<KeyWriteOutcome.Blocked>(await Add(directory, Ours, TestCertificates.Previous));
        Assert.Empty(directory.Writes);
    }

    [Fact]
    public async Task A_tenant_without_the_principal_says_so()
    {
        var directory = Tenant();
        directory.Exists = false;

        var missing = Assert.IsType<KeyWriteOutcome.PrincipalMissing>(await Add(directory, Ours));
        Assert.Contains(InMemoryDirectory.ApplicationId.ToString(), missing.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "Authorization_RequestDenied")]
    [InlineData(400, "Request_BadRequest")]
    public async Task A_refusal_is_an_outcome_that_explains_itself(int status, string code)
    {
        var directory = Tenant(Other);
        directory.Refusal = new DirectoryWrite.Refused(status, code, "no");

        var refused = Assert.IsType<KeyWriteOutcome.Refused>(await Add(directory, Ours));

        Assert.Equal((status, code), (refused.Status, refused.Code));
        Assert.Contains($"HTTP {status} {code}", refused.Sentence, StringComparison.Ordinal);
        Assert.Contains("'TeamsScheduler'", refused.Sentence, StringComparison.Ordinal);
        Assert.Single(directory.Writes);
    }

    [Fact]
    public async Task Slow_replication_is_waited_for()
    {
        var directory = Tenant(Other);
        directory.Lag = TimeSpan.FromSeconds(40);

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory, Ours));
        Assert.Single(directory.Writes);
        Assert.All(_clock.Waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(15)));

        // The whole tenant has 150 such reads a minute.
        Assert.InRange(_clock.Waits.Count, 1, 10);
    }

    [Fact]
    public async Task A_write_that_is_never_seen_is_made_again_a_few_times_and_told_with_both_its_causes()
    {
        var directory = Tenant(Other);
        directory.Lag = TimeSpan.FromMinutes(10);

        var outcome = await Add(directory, Ours);

        Assert.IsType<KeyWriteOutcome.NotYetVisible>(outcome);
        Assert.False(outcome.IsDone);
        Assert.Equal(KeyWriterPatience.Default.Attempts, directory.Writes.Count);
        Assert.Equal(TimeSpan.FromMinutes(3), TimeSpan.FromTicks(_clock.Waits.Sum(wait => wait.Ticks)));
        Assert.Contains("Another writer keeps replacing the keys of service principal 'TeamsScheduler'", outcome.Sentence, StringComparison.Ordinal);
        Assert.Contains("Entra is slow today", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_shortens_the_key_is_a_difference()
    {
        var directory = Tenant();
        directory.Policy = key => key with { EndDateTime = TestCertificates.Now.AddDays(90) };

        var first = Assert.IsType<KeyWriteOutcome.Different>(await Add(directory, Ours));
        var again = Assert.IsType<KeyWriteOutcome.Different>(await Add(directory, Ours));

        Assert.Equal("endDateTime", Assert.Single(first.Settings).Property);
        Assert.Equal(first.Sentence, again.Sentence);
        Assert.Single(directory.Writes);
    }

    [Fact]
    public async Task Cancelling_stops_the_wait()
    {
        var directory = Tenant();
        using var source = new CancellationTokenSource();
        directory.Lag = TimeSpan.FromMinutes(1);
        directory.AfterWrite = _ => source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new KeyWriter(directory, _clock).AddAsync(InMemoryDirectory.ApplicationId, Ours, source.Token));
    }
}
