using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Plans;

/// <summary>Plans as saved documents: what is approved is what was saved.</summary>
public sealed class PlanStore(IRecords records)
{
    /// <summary>Saves a plan; gives its hash.</summary>
    public async Task<string> SaveAsync(string run, Plan plan, CancellationToken cancellation)
    {
        var hash = plan.Hash();
        await records.TryCreateAsync(Key(run, hash), TrustJson.SerializeToUtf8(plan), cancellation);
        return hash;
    }

    /// <summary>The plan of a run with a hash, or null.</summary>
    public async Task<Plan?> FindAsync(string run, string hash, CancellationToken cancellation) =>
        await records.FindAsync<Plan>(Key(run, hash), cancellation);

    private static RecordKey Key(string run, string hash) => new("plans", $"{run}/{hash}");
}
