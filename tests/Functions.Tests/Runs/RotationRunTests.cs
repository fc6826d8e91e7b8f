using HybridTrust.Functions.Tests.Durable;
using HybridTrust.Runs;
using HybridTrust.Workflows.Cases.Calendars;

namespace HybridTrust.Functions.Tests.Runs;

/// <summary>A whole rotation on Durable Task with the Azure host's own adapters for Graph, Key Vault and Exchange Online.</summary>
public sealed class RotationRunTests : IDisposable
{
    private readonly List<HostPorts> _ports = [];

    /// <summary>Northwind has a dedicated application beside the principals.</summary>
    [Theory]
    [InlineData("contoso")]
    [InlineData("northwind")]
    public async Task A_sample_is_rotated_and_proven_and_the_tenant_knows_the_new_certificate_alone(string sample)
    {
        await using var world = await RotationWorld.StartAsync(clock => new TimedDurableEngine(clock), sample, (estate, services) =>
        {
            var ports = new HostPorts(estate);
            _ports.Add(ports);
            ports.AddTo(services);
        });
        var former = await CurrentAsync(world);
        Assert.Contains(former, await TenantAsync(world), StringComparison.OrdinalIgnoreCase);
        world.Calendar.RestartAt(world.Began.AddDays(14.5));

        var result = await world.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, $"{result.Sentence}\n{string.Join('\n', result.Proofs.Where(p => !p.Passed))}");
        var current = await CurrentAsync(world);
        Assert.NotEqual(former, current);
        var tenant = await TenantAsync(world);
        Assert.Contains(current, tenant, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(former, tenant, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => _ports.ForEach(p => p.Dispose());

    private static async Task<string> TenantAsync(RotationWorld world) => (await world.Bench.Estate.StateAsync())["tenant"]!.ToJsonString();

    private static async Task<string> CurrentAsync(RotationWorld world) =>
        (await world.Bench.Estate.StateAsync())["datacentre"]!["authConfig"]!["currentCertificateThumbprint"]!.GetValue<string>();
}
