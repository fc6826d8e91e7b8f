using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Jobs;
using HybridTrust.Json;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runners;

/// <summary>Reads what a runner says of itself. A runner of another release may say something else: that is no reason to refuse it.</summary>
internal static class SightingHeader
{
    private const int LongestText = 100;

    public static RunnerSighting? Read(HttpRequest request)
    {
        if (request.Headers[RunnerSighting.Header] is not [{ Length: <= RunnerSighting.LongestHeader } header])
        {
            return null;
        }

        try
        {
            var said = TrustJson.Deserialize<RunnerSighting>(header);
            return Fits(said.Version) && Fits(said.Shells) && Fits(said.ExchangeBuilds ?? "") ? said : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // It is shown on terminals.
    private static bool Fits(string text) => text.Length <= LongestText && Words.ArePrintable(text);
}
