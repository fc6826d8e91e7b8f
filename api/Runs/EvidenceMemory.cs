using System.Collections.Concurrent;
using HybridTrust.Evidence;

namespace HybridTrust.Api.Runs;

/// <summary>
/// The evidence behind the views of a run. Whoever follows a run asks many times, and a record is never overwritten: one that was read
/// is not read again. What must show that the chain is intact reads <see cref="EvidenceLog"/> itself.
/// </summary>
public sealed class EvidenceMemory(EvidenceLog log)
{
    private const int MostRuns = 16;

    private readonly ConcurrentDictionary<string, IReadOnlyList<EvidenceRecord>> _known = new(StringComparer.Ordinal);

    /// <summary>All records of a run, in order.</summary>
    public async Task<IReadOnlyList<EvidenceRecord>> ReadAsync(string run, CancellationToken cancellation)
    {
        var known = _known.GetValueOrDefault(run) ?? [];
        var fresh = await log.ReadAsync(run, known is [.., var last] ? last.Sequence : 0, cancellation);
        if (fresh.Count == 0)
        {
            return known;
        }

        if (_known.Count >= MostRuns && !_known.ContainsKey(run))
        {
            _known.Clear();
        }

        // Of two requests side by side the last one counts; what it lacks is read again.
        return _known[run] = [.. known, .. fresh];
    }
}
