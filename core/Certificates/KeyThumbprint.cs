using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using HybridTrust.Entra;

namespace HybridTrust.Certificates;

/// <summary>The thumbprint of an uploaded key: of its bytes when they came back, else what its identifier says.</summary>
public static class KeyThumbprint
{
    /// <summary>40 upper-case hex digits, or null when neither tells.</summary>
    public static string? Of(KeyCredential key) => key.Key is { } bytes ? Of(bytes.Span) : ThumbprintText.Read(key.CustomKeyIdentifier);

    /// <summary>The thumbprint of a certificate's DER.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "A thumbprint is SHA-1 by definition; it names a certificate and protects nothing.")]
    public static string Of(ReadOnlySpan<byte> der) => Convert.ToHexString(SHA1.HashData(der));
}
