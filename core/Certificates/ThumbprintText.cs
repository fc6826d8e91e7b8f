using System.Buffers.Text;
using System.Text;

namespace HybridTrust.Certificates;

/// <summary>
/// Reads a thumbprint out of <c>customKeyIdentifier</c>. Graph writes 40 hex digits as text although the type is declared
/// binary, so clients that believe the declaration decode them once too often, and other writers store what they like (domain 4).
/// </summary>
public static class ThumbprintText
{
    private const int Sha1Bytes = 20;
    private const int Sha1Digits = 2 * Sha1Bytes;

    // Forty hex digits read as base64 are thirty bytes.
    private const int DoubleDecodedBytes = 30;

    // The longest form known is 60 characters; nothing longer is worth decoding.
    private const int Longest = 64;

    /// <summary>Whether the text is the thumbprint in any form that is known to occur.</summary>
    public static bool IsThumbprint(string? text, string thumbprint) =>
        string.Equals(Read(text), thumbprint, StringComparison.OrdinalIgnoreCase);

    /// <summary>The thumbprint as 40 upper-case hex digits, or null when the text is no thumbprint in a known form.</summary>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > Longest)
        {
            return null;
        }

        if (IsHex(text, Sha1Digits))
        {
            return text.ToUpperInvariant();
        }

        // A client that decoded the digits as base64 shows thirty bytes; encoded again they are the digits (domain 4).
        if (IsHex(text, 2 * DoubleDecodedBytes))
        {
            return Digits(Convert.ToBase64String(Convert.FromHexString(text)));
        }

        return FromBase64(text) switch
        {
            { Length: Sha1Bytes } hash => Convert.ToHexString(hash),
            { Length: Sha1Digits } ascii => Digits(Encoding.Latin1.GetString(ascii)),
            _ => null,
        };
    }

    private static string? Digits(string text) => IsHex(text, Sha1Digits) ? text.ToUpperInvariant() : null;

    private static bool IsHex(string text, int length) => text.Length == length && text.All(char.IsAsciiHexDigit);

    // Both alphabets, with padding or without: base64 in Graph's JSON, base64url in a token's x5t.
    private static byte[]? FromBase64(string text)
    {
        var url = text.Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return Base64Url.IsValid(url) ? Base64Url.DecodeFromChars(url) : null;
    }
}
