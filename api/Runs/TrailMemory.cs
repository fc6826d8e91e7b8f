using System.Collections.Concurrent;
using HybridTrust.Evidence;
using HybridTrust.Runs;

namespace HybridTrust.Api.Runs;

/// <summary>
/// What the evidence says behind the views of a run. Whoever follows a run asks many times, and a record is never overwritten: one that
/// was read is not read again. What must show that the chain is intact reads <see cref="EvidenceLog"/> itself.
/// </summary>
public sealed class TrailMemory(EvidenceLog log)
{
    private const int MostRuns = 16;

    private readonly ConcurrentDictionary<string, RunTrail> _known = new(StringComparer.Ordinal);

    /// <summary>The trail of a run up to its newest record.</summary>
    public async Task<RunTrail> ReadAsync(string run, CancellationToken cancellation)
    {
        var known = _known.GetValueOrDefault(run) ?? RunTrail.Empty;
        var fresh = await log.ReadAsync(run, known.Read, cancellation);
        if (fresh.Count == 0)
        {
            return known;
        }

        if (_known.Count >= MostRuns && !_known.ContainsKey(run))
        {
            _known.Clear();
        }

        // Of two requests side by side the last one counts; what it lacks is read again.
        return _known[run] = known.With(fresh);
    }
}
