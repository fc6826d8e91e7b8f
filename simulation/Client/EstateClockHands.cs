using System.Net.Http.Json;
using System.Text.Json;

namespace HybridTrust.Simulation.Client;

/// <summary>Reads an estate's clock and moves it forward: <c>/estate/clock</c>.</summary>
public sealed class EstateClockHands(HttpClient estate)
{
    private static readonly Uri Address = new("/estate/clock", UriKind.Relative);

    /// <summary>How far the clock is ahead of this machine's.</summary>
    /// <exception cref="HttpRequestException">The estate does not answer.</exception>
    public async Task<TimeSpan> AheadAsync(CancellationToken cancellation)
    {
        using var response = await estate.GetAsync(Address, cancellation);
        return await ReadAsync(response, "a look at its clock", cancellation);
    }

    /// <summary>Moves it forward; it is on the estate's disk when this returns.</summary>
    /// <returns>How far the clock is ahead of this machine's then.</returns>
    /// <exception cref="HttpRequestException">The estate does not answer, or the time is in its past or years away.</exception>
    public async Task<TimeSpan> MoveToAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        using var response = await estate.PostAsJsonAsync(Address, new { now }, cancellation);
        return await ReadAsync(response, "a jump of its clock", cancellation);
    }

    private static async Task<TimeSpan> ReadAsync(HttpResponseMessage response, string doing, CancellationToken cancellation)
    {
        await EstateResponses.EnsureAsync(response, doing, cancellation);
        var reading = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return reading.GetProperty("ahead").Deserialize<TimeSpan>();
    }
}
