using System.Collections.Concurrent;
using HybridTrust.Entra;
using HybridTrust.Organizations;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>The directories of several tenants, some of which fail when they are asked.</summary>
internal sealed class MoodyDirectories(IDirectory healthy) : IDirectories
{
    private readonly ConcurrentDictionary<Guid, Func<int, Exception?>> _moods = [];
    private readonly ConcurrentDictionary<Guid, int> _asked = [];

    /// <summary>How often a tenant was asked for.</summary>
    public int AskedOf(Guid tenant) => _asked.GetValueOrDefault(tenant);

    /// <summary>Says how a tenant fails, by how often it was asked; null for not at all.</summary>
    public void Set(Guid tenant, Func<int, Exception?> mood) => _moods[tenant] = mood;

    public IDirectory For(Tenant tenant)
    {
        var asked = _asked.AddOrUpdate(tenant.Id, 1, (_, before) => before + 1);
        return _moods.TryGetValue(tenant.Id, out var mood) && mood(asked) is { } failure ? throw failure : healthy;
    }
}
