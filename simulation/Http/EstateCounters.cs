using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Http;

/// <summary>Counts what was asked of the estate since it started or the counters were reset: promises are measured with it.</summary>
internal sealed class EstateCounters
{
    private readonly Lock _counting = new();
    private readonly SortedDictionary<string, int> _graphReads = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _shellInvocations = new(StringComparer.Ordinal);
    private int _graphRequests;
    private int _graphWrites;
    private int _tokenRequests;

    public void CountGraphRequest()
    {
        lock (_counting)
        {
            _graphRequests++;
        }
    }

    /// <summary>Counts a read of an object or of a page, by what it read.</summary>
    public void CountGraphRead(string what)
    {
        lock (_counting)
        {
            _graphReads[what] = _graphReads.GetValueOrDefault(what) + 1;
        }
    }

    public void CountGraphWrite()
    {
        lock (_counting)
        {
            _graphWrites++;
        }
    }

    public void CountTokenRequest()
    {
        lock (_counting)
        {
            _tokenRequests++;
        }
    }

    public void CountShell(ShellKind kind, string operation)
    {
        lock (_counting)
        {
            var key = $"{kind}/{operation}";
            _shellInvocations[key] = _shellInvocations.GetValueOrDefault(key) + 1;
        }
    }

    public CounterReading Read()
    {
        lock (_counting)
        {
            return new(
                _graphRequests,
                new SortedDictionary<string, int>(_graphReads, StringComparer.Ordinal),
                _graphWrites,
                new SortedDictionary<string, int>(_shellInvocations, StringComparer.Ordinal),
                _tokenRequests);
        }
    }

    public void Reset()
    {
        lock (_counting)
        {
            _graphReads.Clear();
            _shellInvocations.Clear();
            _graphRequests = _graphWrites = _tokenRequests = 0;
        }
    }
}
