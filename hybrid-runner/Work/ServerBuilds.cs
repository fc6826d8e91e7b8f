using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Work;

/// <summary>
/// The builds of the Exchange servers that this runner saw. Every run begins with a preflight that reads them, and the watch comes by each
/// day, so nothing is asked of a server for this alone.
/// </summary>
internal sealed class ServerBuilds
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, string> _builds = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The lowest and the highest, as a text; null while none was seen.</summary>
    public string? Range
    {
        get
        {
            lock (_gate)
            {
                var builds = _builds.Values.Distinct(StringComparer.Ordinal).OrderBy(ExchangeBuild.Parse).ToList();
                return builds switch
                {
                    [] => null,
                    [var only] => only,
                    _ => $"{builds[0]} to {builds[^1]}",
                };
            }
        }
    }

    /// <summary>Remembers what a batch learned.</summary>
    public void Learn(BatchResult batch)
    {
        lock (_gate)
        {
            foreach (var (fact, build) in batch.Facts.Where(f => f.Key.StartsWith(FactNames.BuildPrefix, StringComparison.Ordinal)))
            {
                _builds[fact[FactNames.BuildPrefix.Length..]] = build;
            }
        }
    }
}
