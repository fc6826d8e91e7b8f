using System.Security.Cryptography;

namespace HybridTrust.Jobs;

/// <summary>Names an envelope by its bytes: what a result quotes to say which envelope it answers.</summary>
public static class EnvelopeHash
{
    /// <summary>SHA-256 of the envelope's bytes, 64 lower-case hex digits.</summary>
    public static string Of(ReadOnlySpan<byte> envelope) => Convert.ToHexStringLower(SHA256.HashData(envelope));
}
