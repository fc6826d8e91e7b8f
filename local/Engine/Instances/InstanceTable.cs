using System.Collections.Concurrent;

namespace HybridTrust.Local.Engine.Instances;

/// <summary>Every instance by id, with an index for prefixes. Instances that run have one of their own: they are asked for often.</summary>
internal sealed class InstanceTable
{
    private const char AfterEveryId = '\uffff';

    private readonly ConcurrentDictionary<string, KnownInstance> _instances = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _accepted = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _live = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _lastNumber;

    /// <summary>The next instance's number.</summary>
    public int NextNumber() => Interlocked.Increment(ref _lastNumber);

    /// <summary>Numbers up to this one are taken.</summary>
    public void ContinueAfter(int number) => _lastNumber = Math.Max(_lastNumber, number);

    /// <summary>Takes an id. Gives the instance that has it: the one given, or the one that came first.</summary>
    public KnownInstance Reserve(LiveInstance instance) => _instances.GetOrAdd(instance.Id, instance);

    /// <summary>The instance that has the id, accepted or just about to be.</summary>
    public KnownInstance? Find(string id) => _instances.GetValueOrDefault(id);

    /// <summary>Adds an instance that is durable.</summary>
    public void Add(KnownInstance instance)
    {
        _instances[instance.Id] = instance;
        lock (_gate)
        {
            _accepted.Add(instance.Id);
            if (instance is LiveInstance)
            {
                _live.Add(instance.Id);
            }
        }
    }

    /// <summary>Replaces an instance by what is kept of it after its end.</summary>
    public void End(EndedInstance instance)
    {
        _instances[instance.Id] = instance;
        lock (_gate)
        {
            _live.Remove(instance.Id);
        }
    }

    /// <summary>Durable instances by prefix, oldest first.</summary>
    public IReadOnlyList<KnownInstance> Query(string prefix, bool onlyLive)
    {
        List<KnownInstance> found;
        lock (_gate)
        {
            var index = onlyLive ? _live : _accepted;
            var ids = prefix.Length == 0 ? index : index.GetViewBetween(prefix, prefix + AfterEveryId);
            found = [.. ids.Select(id => _instances[id])];
        }

        found.Sort((left, right) =>
        {
            var byTime = left.CreatedAt.CompareTo(right.CreatedAt);
            return byTime != 0 ? byTime : left.Number.CompareTo(right.Number);
        });
        return found;
    }
}
