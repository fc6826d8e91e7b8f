using HybridTrust.Entra;
using HybridTrust.Runs.Activities;

namespace HybridTrust.Runs;

public sealed class OrganizationLockTests
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
    private readonly OrganizationLock _lock;

    public OrganizationLockTests() => _lock = new OrganizationLock(new InMemoryRecords(), _clock);

    [Fact]
    public async Task One_holds_and_the_other_is_told_who()
    {
        var first = await _lock.AcquireAsync(Request("run-a"), default);
        var second = await _lock.AcquireAsync(Request("run-b"), default);

        Assert.True(first.Granted);
        Assert.Equal((false, "run-a"), (second.Granted, second.Holder));
    }

    [Fact]
    public async Task Asking_again_after_a_crash_gives_the_same_fence()
    {
        var first = await _lock.AcquireAsync(Request("run-a"), default);

        Assert.Equal(first, await _lock.AcquireAsync(Request("run-a"), default));
    }

    [Fact]
    public async Task Every_new_holder_gets_a_higher_fence()
    {
        var first = await _lock.AcquireAsync(Request("run-a"), default);
        Assert.True(await _lock.ReleaseAsync(Request("run-a"), default));
        var second = await _lock.AcquireAsync(Request("run-b"), default);

        Assert.True(second.Fence > first.Fence);
        Assert.NotNull(await _lock.ObjectionAsync("fabrikam", first.Fence, default));
        Assert.Null(await _lock.ObjectionAsync("fabrikam", second.Fence, default));
    }

    [Fact]
    public async Task A_lease_that_ran_out_can_be_taken_over_and_the_former_holder_changes_nothing_more()
    {
        var first = await _lock.AcquireAsync(Request("run-a"), default);
        await Task.Delay(TimeSpan.FromHours(1), _clock);
        var second = await _lock.AcquireAsync(Request("run-b"), default);

        Assert.True(second.Granted);
        Assert.Contains("run-b", await _lock.ObjectionAsync("fabrikam", first.Fence, default), StringComparison.Ordinal);
        Assert.False(await _lock.ReleaseAsync(Request("run-a"), default));
        Assert.Null(await _lock.ObjectionAsync("fabrikam", second.Fence, default));
    }

    [Fact]
    public async Task A_lease_that_ran_out_while_nobody_wanted_the_lock_still_allows_its_holder_to_go_on()
    {
        var grant = await _lock.AcquireAsync(Request("run-a"), default);
        await Task.Delay(TimeSpan.FromHours(1), _clock);

        Assert.Null(await _lock.ObjectionAsync("fabrikam", grant.Fence, default));
    }

    [Fact]
    public async Task Of_twenty_at_once_one_gets_it()
    {
        var grants = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => _lock.AcquireAsync(Request($"run-{i}"), default))));

        Assert.Single(grants, g => g.Granted);
    }

    private LockRequest Request(string holder) => new("fabrikam", holder, _clock.GetUtcNow() + TimeSpan.FromMinutes(20));
}
