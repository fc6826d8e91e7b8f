using HybridTrust.Entra;
using HybridTrust.Functions.Tests.Runs;
using HybridTrust.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Azure;

/// <summary>The tenant's app management policy through Microsoft's client, on the estate's Graph.</summary>
public sealed class GraphPolicyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(365)]
    public async Task A_cap_on_the_life_of_keys_is_read_and_a_tenant_without_one_has_none(int? days)
    {
        await using var estate = await EstateBench.StartAsync(file =>
        {
            if (days is not null)
            {
                file["tenant"]!["longestKeyDays"] = days;
            }
        });
        using var ports = new HostPorts(estate);
        await using var services = ports.AddTo(new ServiceCollection()).BuildServiceProvider();

        var policy = await services.GetRequiredService<IDirectories>().For(estate.Profile.Tenant).FindKeyLifetimePolicyAsync(CancellationToken.None);

        var cap = days is { } longest ? new KeyLifetime(TimeSpan.FromDays(longest), DateTimeOffset.MinValue) : null;
        Assert.Equal(new KeyLifetimePolicy(cap, cap), policy);
    }
}
