namespace HybridTrust.Benchmarks;

/// <summary>The activities here need nothing.</summary>
internal sealed class NoServices : IServiceProvider
{
    public object? GetService(Type serviceType) => null;
}
