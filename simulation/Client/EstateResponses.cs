namespace HybridTrust.Simulation.Client;

/// <summary>Turns an unexpected answer of the estate into a sentence.</summary>
internal static class EstateResponses
{
    private const int LongestQuote = 500;

    /// <exception cref="HttpRequestException">The estate did not answer with success.</exception>
    public static async Task EnsureAsync(HttpResponseMessage response, string doing, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var answer = await response.Content.ReadAsStringAsync(cancellation);
        throw new HttpRequestException(
            $"The simulated estate answered {(int)response.StatusCode} to {doing}: {answer[..Math.Min(answer.Length, LongestQuote)]}",
            inner: null,
            response.StatusCode);
    }
}
