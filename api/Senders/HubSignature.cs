using HybridTrust.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Senders;

/// <summary>The signature of Jira's webhooks, as WebSub writes it: HMAC-SHA256 over the raw body.</summary>
internal static class HubSignature
{
    public const string Header = "X-Hub-Signature";

    private const string Method = "sha256=";

    /// <summary>The MAC in the headers.</summary>
    /// <exception cref="RequestRefusedException">There is none of SHA-256.</exception>
    public static byte[] Read(IHeaderDictionary headers)
    {
        var text = SignedHeader.Read(headers, Header);
        return text.StartsWith(Method, StringComparison.Ordinal) && SignedHeader.Hex(text[Method.Length..]) is { } mac
            ? mac
            : throw SignedHeader.Refuse($"The header '{Header}' is not '{Method}' and 64 hexadecimal digits. Give the webhook a secret in Jira; it signs with SHA-256 then.");
    }

    /// <exception cref="RequestRefusedException">None of the secrets made the MAC.</exception>
    public static void Verify(ReadOnlySpan<byte> body, ReadOnlySpan<byte> mac, IReadOnlyList<SharedSecret> secrets)
    {
        var signed = false;
        foreach (var secret in secrets)
        {
            signed |= secret.Signed(body, mac);
        }

        if (!signed)
        {
            throw SignedHeader.Refuse($"The header '{Header}' does not fit the body. Look at the webhook's secret in Jira, and at proxies that change the body.");
        }
    }
}
