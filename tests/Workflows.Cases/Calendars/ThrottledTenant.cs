using System.Collections.Concurrent;
using HybridTrust.Entra;
using HybridTrust.Organizations;

namespace HybridTrust.Workflows.Cases.Calendars;

/// <summary>The directories of several tenants, one of which asks to be left alone the first time. It notes when it was asked for whom.</summary>
internal sealed class ThrottledTenant(IDirectory directory, Guid throttled, TimeSpan pause, TimeProvider time) : IDirectories
{
    private int _refused;

    /// <summary>When each tenant was first read: by the watch, before the verifications that it begins.</summary>
    public ConcurrentDictionary<Guid, DateTimeOffset> ReadAt { get; } = [];

    public IDirectory For(Tenant tenant)
    {
        if (tenant.Id == throttled && Interlocked.Exchange(ref _refused, 1) == 0)
        {
            throw new ThrottledException("429", pause);
        }

        ReadAt.TryAdd(tenant.Id, time.GetUtcNow());
        return directory;
    }
}
