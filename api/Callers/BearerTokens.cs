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
    public Caller? Resolve(HttpContext http)
    {
        if (http.Request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || header.Length > LongestToken)
        {
            return null;
        }

        // Every hash is compared, in constant time: how long the answer takes says nothing about any token.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()));
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
