using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Callers;

/// <summary>Recognizes callers by bearer tokens: for the embedded host.</summary>
public sealed class BearerTokens(IReadOnlyList<BearerToken> tokens) : ICallerResolver
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 1024;

    /// <inheritdoc />
    public ValueTask<Caller?> ResolveAsync(HttpContext http) => ValueTask.FromResult(Resolve(http));

    /// <summary>The token that a request carries, or null.</summary>
    public static string? TokenOf(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } header]
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header.Length <= LongestToken
            ? header[Scheme.Length..].Trim()
            : null;

    private Caller? Resolve(HttpContext http)
    {
        if (TokenOf(http) is not { } sent)
        {
            return null;
        }

        // Every hash is compared, in constant time: how long the answer takes says nothing about any token.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(sent));
        Caller? caller = null;
        foreach (var token in tokens)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, token.Sha256.Span))
            {
                caller = new Caller(token.Name, token.Roles);
            }
        }

        return caller;
    }
}
