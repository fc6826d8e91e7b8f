using System.Security.Cryptography.X509Certificates;
using HybridTrust.Entra;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Runs.Activities;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>What <c>exchangeOnline</c> of a profile decides.</summary>
public sealed class ExchangeOnlineAccessTests : IAsyncLifetime
{
    private static readonly OrganizationProfile Module = HybridTrust.Testing.Profiles.Fabrikam with
    {
        Runners = new SiteRunners { Exchange = "fabrikam-exchange", ExchangeOnline = "fabrikam-online" },
    };

    private static readonly OrganizationProfile Rest = Module with { ExchangeOnline = ExchangeOnlineAccess.Rest };

    private readonly X509Certificate2 _signer = InProcessRunner.Certificate("host", TimeProvider.System);
    private readonly OnlineShells _online = new();
    private EstateBench _estate = null!;

    [Fact]
    public void By_default_Exchange_Online_is_a_runners() =>
        Assert.Equal(new Executor("fabrikam-online"), Executors.Of(new OnlineStep(), Module));

    [Fact]
    public void Without_a_runner_of_its_own_Exchange_Online_is_the_Exchange_runners() =>
        Assert.Equal(new Executor("fabrikam-exchange"), Executors.Of(new OnlineStep(), HybridTrust.Testing.Profiles.Fabrikam));

    [Fact]
    public void Over_REST_Exchange_Online_is_the_clouds_and_one_stage_with_its_other_steps()
    {
        var world = new Dictionary<string, string>(StringComparer.Ordinal);
        var stages = Executors.StagesOf([new WorldStep("a", world), new OnlineStep(), new WorldStep("b", world) { Site = Site.Entra }], Rest);

        Assert.Equal(["1 runner fabrikam-exchange", "2 cloud"], stages.Select(s => $"{s.Number} {s.Executor}"));
    }

    [Fact]
    public async Task Over_REST_the_cloud_batch_carries_the_step_out_in_the_tenants_shell_and_closes_it()
    {
        var result = await RunAsync(Rest);

        Assert.Equal("1 connectors", Assert.Single(result.Steps).Before!.Finding.Sentence);
        Assert.Equal([Rest.Tenant.Id], _online.Tenants);
        Assert.Equal([$"ExchangeOnline {OnlineStep.Call.Operation}"], _online.Calls);
        Assert.True(_online.Closed);
    }

    [Fact]
    public async Task With_the_module_the_cloud_opens_no_Exchange_Online_whatever_it_is_handed()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(Module));

        Assert.Empty(_online.Tenants);
    }

    public async Task InitializeAsync() => _estate = await EstateBench.StartAsync();

    public async Task DisposeAsync()
    {
        _signer.Dispose();
        await _estate.DisposeAsync();
    }

    private Task<BatchResult> RunAsync(OrganizationProfile organization)
    {
        var activity = new RunCloudBatchActivity(
            new BatchExecutor(WorldStep.Catalogue(new OnlineStep()), TimeProvider.System),
            new InMemoryRecords(),
            new CertificateJobSigner(_signer),
            new OneDirectory(_estate.Context.RequiredDirectory()),
            _estate.Context.RequiredVault(),
            _online,
            _estate.Probe,
            KeyWriterPatience.Rehearsal,
            new Tickets.NoChangeControl(),
            TimeProvider.System);
        var batch = new BatchRequest(
            organization, ["test"], BatchMode.Inspect, [new StepOrder("test/online", Approved: null, Before: null)], new Dictionary<string, string>());
        return activity.RunAsync(new CloudBatch("run-test", Terms: null, Journal: null, batch), default);
    }
}
