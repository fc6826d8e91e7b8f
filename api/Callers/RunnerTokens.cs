using System.Security.Cryptography;
using System.Text;
using HybridTrust.Jobs;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Callers;

/// <summary>
/// Recognizes the runners that enrolled on this host, beside the callers whose tokens it began with. A runner's token starts with its name,
/// so that one record is read and not all; what counts is its hash. A revoked runner is recognized too: it is told that it was revoked.
/// </summary>
public sealed class RunnerTokens(BearerTokens known, RunnerStore runners) : ICallerResolver
{
    private const int Bytes = 32;

    /// <summary>A new token for a runner.</summary>
    public static string New(string runner) => $"{runner}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes))}";

    /// <summary>What is recorded of a token.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <inheritdoc />
    public async ValueTask<Caller?> ResolveAsync(HttpContext http)
    {
        if (await known.ResolveAsync(http) is { } caller)
        {
            return caller;
        }

        return BearerTokens.TokenOf(http) is { } token
            && await runners.FindAsync(token.Split('.')[0], http.RequestAborted) is { TokenHash: { } hash } runner
            && CryptographicOperations.FixedTimeEquals(hash, HashOf(token))
                ? new Caller(runner.Name, [CallerRole.Runner])
                : null;
    }
}
