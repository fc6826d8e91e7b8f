using System.Text.Json;
using HybridTrust.Api.Callers;
using HybridTrust.Json;

namespace HybridTrust.Functions.Callers;

/// <summary>The callers of a simulation on a desk, where nothing stands before the app that could say who is asking.</summary>
internal static class SimulatedCallersFile
{
    /// <summary>Reads <c>[{ "name": "...", "roles": ["requester"], "token": "..." }]</c>.</summary>
    /// <exception cref="FormatException">The text is something else, or a token is too short.</exception>
    public static BearerTokens Read(string json)
    {
        try
        {
            return new BearerTokens([.. TrustJson.Deserialize<SimulatedCaller[]>(json).Select(c => BearerToken.Of(c.Name, c.Token, c.Roles))]);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new FormatException($"The file of simulated callers cannot be used: {wrong.Message}", wrong);
        }
    }
}
