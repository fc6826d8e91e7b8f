namespace HybridTrust.Procedures.InTenant;

/// <summary>Contoso's world as its sample has it, made once: copies of it spare each test the seconds that keys take.</summary>
public sealed class ContosoWorld : IAsyncLifetime
{
    private EstateBench _bench = null!;

    public DirectoryInfo Data => _bench.Data;

    public async Task InitializeAsync() => _bench = await EstateBench.StartAsync(sample: "contoso");

    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();
}
