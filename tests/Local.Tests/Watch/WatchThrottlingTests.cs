using HybridTrust.Watch;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>How the watch bears tenants that throttle.</summary>
public sealed class WatchThrottlingTests
{
    [Fact]
    public async Task A_tenant_that_throttles_for_an_hour_keeps_none_waiting_that_throttles_for_less()
    {
        using var watch = new PagedWatch(250, (name, before) => (name, before) switch
        {
            ("org-00007", 0) => TimeSpan.FromHours(1),
            ("org-00008" or "org-00200", 0) => TimeSpan.FromMinutes(3),
            ("org-00009", 0 or 1) => TimeSpan.FromMinutes(10),
            _ => null,
        });
        var began = watch.Clock.GetUtcNow();

        var totals = await watch.RunAsync();

        Assert.Equal(250, totals.Organizations);
        Assert.InRange(watch.AskedOf(8)[1] - began, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6));
        Assert.InRange(watch.AskedOf(200)[1] - began, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6));
        Assert.InRange(watch.AskedOf(9)[2] - began, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(24));
        Assert.InRange(watch.AskedOf(7)[1] - began, TimeSpan.FromHours(1), TimeSpan.FromMinutes(63));
        Assert.Single(watch.AskedOf(6));
    }

    [Fact]
    public async Task When_all_throttle_each_is_asked_again_once_after_its_pause_and_never_by_more_at_once_than_before()
    {
        var pause = TimeSpan.FromMinutes(10);
        using var watch = new PagedWatch(1200, (_, before) => before == 0 ? pause : null);

        var totals = await watch.RunAsync();

        Assert.Equal(1200, totals.Organizations);
        for (var organization = 0; organization < 1200; organization++)
        {
            var asked = watch.AskedOf(organization);
            Assert.Equal(2, asked.Count);
            Assert.True(asked[1] - asked[0] >= pause, $"{organization} was asked after {asked[1] - asked[0]}");
        }

        Assert.InRange(watch.MostAtWork, 1, 8);

        // Pages do not fall into step: the jitter keeps their beginnings apart.
        Assert.True(Enumerable.Range(0, 12).Select(page => watch.AskedOf(page * WatchPageWorkflow.Size)[1]).Distinct().Count() > 3);
    }

    [Fact]
    public async Task Those_beyond_one_history_do_not_wait_for_those_in_it_that_throttle()
    {
        using var watch = new PagedWatch(WatchWorkflow.MostOrganizations + 10, (name, before) => name is "org-00007" && before == 0 ? TimeSpan.FromHours(1) : null);
        var began = watch.Clock.GetUtcNow();

        await watch.RunAsync();

        Assert.True(watch.AskedOf(WatchWorkflow.MostOrganizations)[0] - began < TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_tenant_that_never_stops_throttling_is_given_up_after_two_more_tries_and_the_watch_ends()
    {
        using var watch = new PagedWatch(20, (name, _) => name is "org-00003" ? TimeSpan.FromHours(9) : null);
        var began = watch.Clock.GetUtcNow();

        await watch.RunAsync();

        Assert.Equal(3, watch.AskedOf(3).Count);
        Assert.InRange(watch.Clock.GetUtcNow() - began, TimeSpan.FromHours(2), TimeSpan.FromHours(3));
    }
}
