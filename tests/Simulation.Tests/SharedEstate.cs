namespace HybridTrust.Simulation.Tests;

/// <summary>One estate for tests that change nothing.</summary>
public sealed class SharedEstate : IAsyncLifetime
{
    public TestEstate Estate { get; private set; } = null!;

    public async Task InitializeAsync() => Estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => Estate.DisposeAsync().AsTask();
}
