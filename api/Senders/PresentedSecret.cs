using System.Text;
using HybridTrust.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Senders;

/// <summary>A secret sent along, as ServiceNow's REST messages do it: in a header of its own, or as the password of basic authentication.</summary>
internal static class PresentedSecret
{
    public const string Header = "X-HybridTrust-Secret";

    private const string Basic = "Basic ";

    /// <exception cref="RequestRefusedException">There is none, or it is none of the secrets.</exception>
    public static void Verify(IHeaderDictionary headers, IReadOnlyList<SharedSecret> secrets)
    {
        var presented = Encoding.UTF8.GetBytes(headers.ContainsKey(Header) ? SignedHeader.Read(headers, Header) : Password(headers));
        var known = false;
        foreach (var secret in secrets)
        {
            known |= secret.Is(presented);
        }

        if (!known)
        {
            throw SignedHeader.Refuse($"The secret is not one that this host knows. Look at the header '{Header}' or the basic authentication profile of the REST message.");
        }
    }

    // The name before the colon is the sender's affair: the secret alone says who it is.
    private static string Password(IHeaderDictionary headers)
    {
        var text = headers.Authorization is [{ } header] && header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) && header.Length <= SignedHeader.Longest
            ? SignedHeader.Base64(header[Basic.Length..].Trim())
            : null;
        return text is not null && Encoding.UTF8.GetString(text).Split(':', 2) is [_, { Length: > 0 } password]
            ? password
            : throw SignedHeader.Refuse($"The delivery carries no secret. Send it in the header '{Header}', or as the password of basic authentication.");
    }
}
