using System.Net.Http.Json;
using System.Text.Json;

namespace HybridTrust.Local.Rehearsals;

/// <summary>What the estate counted.</summary>
internal static class EstateCounters
{
    /// <summary>How many Graph requests reached the estate since it started.</summary>
    public static async Task<int> GraphRequestsAsync(HttpClient estate, CancellationToken cancellation)
    {
        var counters = await estate.GetFromJsonAsync<JsonElement>("estate/counters", cancellation);
        return counters.GetProperty("graphRequests").GetInt32();
    }
}
