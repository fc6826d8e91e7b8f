using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Jobs;

/// <summary>When runners were seen last: one record a runner, written no more than once a minute however often it asks.</summary>
public sealed class SightingStore(IRecords records, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>The last sighting, or null.</summary>
    public Task<LastSighting?> FindAsync(string runner, CancellationToken cancellation) =>
        records.FindAsync<LastSighting>(KeyOf(runner), cancellation);

    /// <summary>Notes a sighting. When another instance of the host writes at the same moment, its word is as good.</summary>
    public async Task NoteAsync(string runner, RunnerSighting? said, CancellationToken cancellation)
    {
        var sighting = new LastSighting(time.GetUtcNow(), said);
        var stored = await records.FindAsync(KeyOf(runner), cancellation);
        if (stored is null)
        {
            await records.TryCreateAsync(KeyOf(runner), sighting, cancellation);
            return;
        }

        var last = TrustJson.Deserialize<LastSighting>(stored.Content.Span);
        sighting = sighting with { Said = WithBuilds(said, last.Said) };
        if (sighting.SeenAt - last.SeenAt >= Interval || Differs(last.Said, sighting.Said))
        {
            await records.TryReplaceAsync(KeyOf(runner), stored.Tag, TrustJson.SerializeToUtf8(sighting), cancellation);
        }
    }

    // A runner that was started again has not seen its servers yet.
    private static RunnerSighting? WithBuilds(RunnerSighting? said, RunnerSighting? before) =>
        said is { ExchangeBuilds: null } ? said with { ExchangeBuilds = before?.ExchangeBuilds } : said;

    private static bool Differs(RunnerSighting? one, RunnerSighting? other) =>
        !string.Equals(one?.Version, other?.Version, StringComparison.Ordinal) || !string.Equals(one?.ExchangeBuilds, other?.ExchangeBuilds, StringComparison.Ordinal);

    private static RecordKey KeyOf(string runner) => new("runner-sightings", runner);
}
