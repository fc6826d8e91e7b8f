using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Functions.Tests.Runs;
using HybridTrust.Functions.Tests.Support;
using HybridTrust.Functions.Timers;
using HybridTrust.Organizations;
using HybridTrust.Testing;
using HybridTrust.Watch;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Timers;

public sealed class ExpiryWatchTests
{
    [Fact]
    public async Task Each_organization_is_looked_at_and_the_heart_beats_whatever_was_found()
    {
        await using var world = await RunBench.StartAsync(await EstateBench.StartAsync());
        var log = new LogLines<ExpiryWatch>();

        await WatchAsync(world, log);

        Assert.Contains("the vault has no fabrikam-auth-certificate", Assert.Single(log.Of("WatchProblem")), StringComparison.Ordinal);
        Assert.Equal(
            "The watch looked at 1 organizations and saw 0 certificates: 0 inside their thresholds, 1 problems.", Assert.Single(log.Of("WatchHeartbeat")));
    }

    [Fact]
    public async Task A_certificate_inside_its_window_is_named_by_its_thumbprint()
    {
        await using var world = await RunBench.StartAsync(await EstateBench.StartAsync());
        var certificate = TestCertificates.NearItsEnd();
        await world.Estate.Context.RequiredVault().StoreAsync("fabrikam-auth-certificate", certificate, default);
        var log = new LogLines<ExpiryWatch>();

        await WatchAsync(world, log);

        var sentence = Assert.Single(log.Of("CertificateInsideWindow"));
        Assert.Contains(certificate.Thumbprint, sentence, StringComparison.Ordinal);
        Assert.Contains("fabrikam", sentence, StringComparison.Ordinal);
    }

    /// <summary>Lets the timer fire once, with the host's own adapters.</summary>
    internal static async Task WatchAsync(RunBench world, LogLines<ExpiryWatch> log)
    {
        using var ports = new HostPorts(world.Estate);
        await using var services = ports.AddTo(world.AddTo(new ServiceCollection())).AddSingleton<OrganizationStore>().AddSingleton<ExpiryCheck>().BuildServiceProvider();
        await new ExpiryWatch(services.GetRequiredService<ExpiryCheck>(), log).RunAsync(new TimerInfo(), default);
    }
}
