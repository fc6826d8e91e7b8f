namespace HybridTrust.Entra;

public sealed class ReadOnceDirectoryTests
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_object_is_read_once_and_so_is_its_absence()
    {
        var inner = new InMemoryDirectory(_clock);
        var directory = new ReadOnceDirectory(inner);

        var first = await directory.FindServicePrincipalAsync(InMemoryDirectory.ApplicationId, default);
        var second = await directory.FindServicePrincipalAsync(InMemoryDirectory.ApplicationId, default);
        await directory.FindServicePrincipalAsync(Guid.Empty, default);
        await directory.FindServicePrincipalAsync(Guid.Empty, default);

        Assert.Same(first, second);
        Assert.Equal(2, inner.Reads);
    }

    [Fact]
    public async Task A_read_that_failed_is_made_again()
    {
        var inner = new InMemoryDirectory(_clock) { BeforeRead = read => read == 1 ? throw new HttpRequestException("gone for a moment") : null };
        var directory = new ReadOnceDirectory(inner);

        await Assert.ThrowsAsync<HttpRequestException>(() => directory.FindServicePrincipalAsync(InMemoryDirectory.ApplicationId, default));

        Assert.NotNull(await directory.FindServicePrincipalAsync(InMemoryDirectory.ApplicationId, default));
    }

    [Fact]
    public async Task An_inspection_that_would_write_is_refused()
    {
        var inner = new InMemoryDirectory(_clock);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new ReadOnceDirectory(inner).ReplaceKeysAsync("object-1", [], default));

        Assert.Empty(inner.Writes);
    }
}
