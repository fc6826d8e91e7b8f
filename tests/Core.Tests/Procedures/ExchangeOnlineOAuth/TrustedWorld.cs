using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>Contoso after both procedures, made once; each test breaks a copy.</summary>
public sealed class TrustedWorld : IAsyncLifetime
{
    private EstateBench _bench = null!;

    public async Task InitializeAsync()
    {
        _bench = await EstateBench.StartAsync(adapt: Both, sample: "contoso");
        var applied = await _bench.ApplyAllAsync();
        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
    }

    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    /// <summary>The dedicated application.</summary>
    public Guid Application => Guid.Parse(_bench.Context.Facts.Find(FactNames.HybridApplication)!);

    /// <summary>A copy of the world, with what the run knew.</summary>
    public async Task<EstateBench> CopyAsync(Func<OrganizationProfile, OrganizationProfile>? adapt = null)
    {
        var copy = await EstateBench.StartAsync(adapt: p => (adapt ?? (same => same))(Both(p)), copyOf: _bench.Data, sample: "contoso");
        foreach (var (name, value) in _bench.Context.Facts.All)
        {
            copy.Context.Facts.Publish(name, value);
        }

        return copy;
    }

    private static OrganizationProfile Both(OrganizationProfile profile) => profile with { Procedures = ["exchange-online-oauth", "dedicated-hybrid-app"] };
}
