using System.Text.Json.Nodes;
using HybridTrust.Entra;
using HybridTrust.Local.Tests.Rotations;
using HybridTrust.Organizations;
using HybridTrust.Testing;
using HybridTrust.Watch;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>A tenant whose policy allows keys for less time than the next certificate would be valid.</summary>
public sealed class KeyLifetimeTests
{
    [Fact]
    public async Task The_watch_tells_of_the_cap_years_before_a_rotation_runs_into_it()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(Capped, Longer));

        await bench.WatchAsync();

        var cause = Assert.Single(await bench.CausesAsync());
        Assert.StartsWith(nameof(WatchProblemKind.KeyLifetimeCapped), cause.Subject, StringComparison.Ordinal);
        Assert.Contains("keys of service principals at most 1900 days, and the next auth certificate would be valid for 2000", cause.Sentence, StringComparison.Ordinal);

        await new OrganizationStore(bench.Runs.Records).SaveAsync(bench.Runs.Estate.Profile with { Rotation = new RotationPolicy() }, bench.Limit);
        await bench.WatchAsync();
        Assert.Empty(await bench.CausesAsync());
    }

    [Fact]
    public async Task The_plan_of_a_rotation_warns_before_anything_is_made()
    {
        await using var bench = await RotationBench.StartAsync(change: Capped, adapt: Longer);
        bench.Approves = _ => false;

        var result = await bench.RotateAsync();

        Assert.Equal(0, result.Changes);
        var plan = Assert.Single(await bench.CommentsAsync(), c => c.Contains("app management policy allows keys of applications at most 1900 days", StringComparison.Ordinal));
        Assert.Contains("keys of service principals at most 1900 days", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_without_a_cap_has_none()
    {
        await using var estate = await EstateBench.StartAsync();

        Assert.Equal(KeyLifetimePolicy.None, await estate.Context.RequiredDirectory().FindKeyLifetimePolicyAsync(default));
    }

    private static void Capped(JsonNode estate) => estate["tenant"]!["longestKeyDays"] = 1900;

    private static OrganizationProfile Longer(OrganizationProfile profile) => profile with { Rotation = profile.Rotation with { ValidityDays = 2000 } };
}
