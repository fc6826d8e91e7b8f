using HybridTrust.Entra;
using HybridTrust.Organizations;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Timers;

/// <summary>A tenant that throttles until it is told to stop.</summary>
internal sealed class ThrottlingTenant(IDirectory healthy) : IDirectories
{
    private volatile bool _throttles = true;

    public bool Throttles
    {
        get => _throttles;
        set => _throttles = value;
    }

    public IServiceCollection AddTo(IServiceCollection services) => services.AddSingleton<IDirectories>(this);

    public IDirectory For(Tenant tenant) => Throttles ? throw new ThrottledException("429", TimeSpan.FromSeconds(6)) : healthy;
}
