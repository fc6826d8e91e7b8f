using HybridTrust.Certificates;

namespace HybridTrust.Entra;

public class KeyWriterRemovalTests
{
    private static readonly PublicCertificate Ours = TestCertificates.Current;
    private static readonly KeyCredential Other = TestKeys.Of(TestCertificates.Foreign);

    private readonly ManualClock _clock = new(TestCertificates.Now);

    private InMemoryDirectory Tenant(params KeyCredential[] keys) => new(_clock, keys);

    private Task<KeyWriteOutcome> Remove(InMemoryDirectory directory, string thumbprint) =>
        new KeyWriter(directory, _clock).RemoveAsync(InMemoryDirectory.ApplicationId, thumbprint, CancellationToken.None);

    [Fact]
    public async Task Only_the_attributed_key_goes()
    {
        var directory = Tenant(Other, TestKeys.Of(Ours), TestKeys.Of(TestCertificates.Previous));

        Assert.IsType<KeyWriteOutcome.Written>(await Remove(directory, Ours.Thumbprint.ToLowerInvariant()));
        Assert.Equal([TestCertificates.Foreign.Thumbprint, TestCertificates.Previous.Thumbprint], directory.Thumbprints);
    }

    [Fact]
    public async Task The_list_becomes_empty_only_when_ours_was_the_only_key()
    {
        var directory = Tenant(TestKeys.Of(Ours));

        Assert.IsType<KeyWriteOutcome.Written>(await Remove(directory, Ours.Thumbprint));
        Assert.Empty(Assert.Single(directory.Writes));
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_not_written_away()
    {
        var directory = Tenant(Other);

        Assert.IsType<KeyWriteOutcome.InPlace>(await Remove(directory, Ours.Thumbprint));
        Assert.Empty(directory.Writes);
    }

    [Fact]
    public async Task A_key_under_our_thumbprint_with_other_bytes_stays()
    {
        var directory = Tenant(Other with { CustomKeyIdentifier = Ours.Thumbprint });

        Assert.IsType<KeyWriteOutcome.InPlace>(await Remove(directory, Ours.Thumbprint));
    }

    [Fact]
    public async Task Our_key_may_go_without_its_bytes_but_no_other_may()
    {
        var hidden = TestKeys.Of(Ours) with { Key = null };
        var alone = Tenant(hidden, Other);
        var beside = Tenant(hidden, Other with { Key = null });

        Assert.IsType<KeyWriteOutcome.Written>(await Remove(alone, Ours.Thumbprint));
        Assert.Equal([Other.KeyId], Assert.IsType<KeyWriteOutcome.Blocked>(await Remove(beside, Ours.Thumbprint)).KeyIds);
        Assert.Empty(beside.Writes);
    }

    [Fact]
    public async Task A_key_that_tells_nothing_may_be_ours_so_absence_is_not_claimed()
    {
        var nameless = Other with { Key = null, CustomKeyIdentifier = null };

        Assert.Equal([nameless.KeyId], Assert.IsType<KeyWriteOutcome.Blocked>(await Remove(Tenant(nameless), Ours.Thumbprint)).KeyIds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABC")]
    [InlineData("........................................")]
    public async Task A_thumbprint_that_could_match_anything_is_refused(string thumbprint) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Remove(Tenant(Other), thumbprint));

    [Fact]
    public async Task A_second_writer_with_an_old_list_does_not_bring_our_key_back()
    {
        var added = TestKeys.Of(TestCertificates.Next);
        var directory = Tenant(Other, TestKeys.Of(Ours));
        directory.AfterWrite = write =>
        {
            if (write == 1)
            {
                directory.Set([Other, TestKeys.Of(Ours), added]);
            }
        };

        Assert.IsType<KeyWriteOutcome.Written>(await Remove(directory, Ours.Thumbprint));
        Assert.Equal([TestCertificates.Foreign.Thumbprint, TestCertificates.Next.Thumbprint], directory.Thumbprints);
    }

    [Fact]
    public async Task Slow_replication_of_a_removal_is_waited_for()
    {
        var directory = Tenant(Other, TestKeys.Of(Ours));
        directory.Lag = TimeSpan.FromSeconds(30);

        Assert.IsType<KeyWriteOutcome.Written>(await Remove(directory, Ours.Thumbprint));
        Assert.Single(directory.Writes);
    }
}
