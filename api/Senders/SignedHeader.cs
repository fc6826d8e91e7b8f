using HybridTrust.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Senders;

/// <summary>Reads the headers that a sender's signature is in.</summary>
internal static class SignedHeader
{
    /// <summary>More characters than any of them needs.</summary>
    public const int Longest = 1024;

    /// <summary>A header's one value, of visible ASCII characters and spaces.</summary>
    /// <exception cref="RequestRefusedException">It is missing, there twice, or something else.</exception>
    public static string Read(IHeaderDictionary headers, string name) => headers[name] switch
    {
        [{ Length: > 0 and <= Longest } value] when value.All(c => c is >= ' ' and < '\u007f') => value,
        [] or [null or ""] => throw Refuse($"The header '{name}' is missing. See docs/tickets.md for what a signed delivery carries."),
        _ => throw Refuse($"The header '{name}' cannot be read. Send it once, in up to {Longest} visible characters."),
    };

    /// <summary>The bytes of a base64 text; null when it is none.</summary>
    public static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>The 32 bytes of a hexadecimal text; null when it is something else.</summary>
    public static byte[]? Hex(string text)
    {
        var bytes = new byte[32];
        return text.Length == 64 && Convert.FromHexString(text, bytes, out _, out _) is System.Buffers.OperationStatus.Done ? bytes : null;
    }

    /// <summary>A refusal of who sends.</summary>
    public static RequestRefusedException Refuse(string detail) => new(ProblemKind.SignatureRefused, detail);
}
