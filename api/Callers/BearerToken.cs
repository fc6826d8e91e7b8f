using System.Security.Cryptography;
using System.Text;

namespace HybridTrust.Api.Callers;

/// <summary>A token's owner. The token itself is not kept: a hash is enough to recognize it, and tells nobody what it is.</summary>
/// <param name="Name">The caller's name.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Sha256">SHA-256 of the token's UTF-8 bytes.</param>
public sealed record BearerToken(string Name, IReadOnlyList<CallerRole> Roles, ReadOnlyMemory<byte> Sha256)
{
    /// <summary>The owner of a token. Tokens are random and at least 32 characters long, which is why a plain hash does.</summary>
    /// <exception cref="ArgumentException">The token is shorter.</exception>
    public static BearerToken Of(string name, string token, params IReadOnlyList<CallerRole> roles) => token.Length >= 32
        ? new BearerToken(name, roles, SHA256.HashData(Encoding.UTF8.GetBytes(token)))
        : throw new ArgumentException($"The token for '{name}' has {token.Length} characters. Use at least 32 random ones.", nameof(token));
}
