using System.Security.Cryptography;
using System.Text;

namespace HybridTrust.Api.Senders;

/// <summary>What a ticket system and this host both know. Never logged, shown or written.</summary>
public sealed class SharedSecret
{
    /// <summary>What stands before the base64 of a Standard Webhooks secret.</summary>
    public const string StandardPrefix = "whsec_";

    private const int LeastCharacters = 24;
    private const int LeastBytes = 24;
    private const int MostBytes = 64;

    private readonly byte[] _key;

    private SharedSecret(byte[] key) => _key = key;

    /// <summary>A secret as Standard Webhooks writes it: <c>whsec_</c> and the base64 of 24 to 64 random bytes.</summary>
    /// <exception cref="FormatException">It is written in another way. The message does not repeat it.</exception>
    public static SharedSecret OfStandard(string text)
    {
        RefuseReference(text);
        var key = new byte[text.Length];
        return text.StartsWith(StandardPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[StandardPrefix.Length..], key, out var length)
            && length is >= LeastBytes and <= MostBytes
                ? new SharedSecret(key[..length])
                : throw new FormatException($"is no Standard Webhooks secret. Write '{StandardPrefix}' and the base64 of {LeastBytes} to {MostBytes} random bytes.");
    }

    /// <summary>A secret that is a text, such as Jira's and ServiceNow's.</summary>
    /// <exception cref="FormatException">It is short, or not of visible ASCII characters. The message does not repeat it.</exception>
    public static SharedSecret OfText(string text)
    {
        RefuseReference(text);
        return text.Length >= LeastCharacters && text.All(c => c is > ' ' and < '\u007f')
            ? new SharedSecret(Encoding.ASCII.GetBytes(text))
            : throw new FormatException($"is no secret to rely on. Write at least {LeastCharacters} random letters and digits, with no space.");
    }

    /// <inheritdoc />
    public override string ToString() => "a shared secret";

    /// <summary>The content's MAC: HMAC-SHA256.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> content) => HMACSHA256.HashData(_key, content);

    /// <summary>Whether a MAC is that of the content, in a time that says nothing about either.</summary>
    internal bool Signed(ReadOnlySpan<byte> content, ReadOnlySpan<byte> mac) =>
        CryptographicOperations.FixedTimeEquals(Sign(content), mac);

    /// <summary>Whether this is the secret. Hashes are compared, so that not even its length can be measured.</summary>
    internal bool Is(ReadOnlySpan<byte> presented) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(_key), SHA256.HashData(presented));

    // What App Service leaves in a setting whose Key Vault reference cannot be resolved is no secret: whoever knows the vault's name knows it.
    private static void RefuseReference(string text)
    {
        if (text.StartsWith("@Microsoft.KeyVault", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException("is a Key Vault reference that was not resolved. Look at the secret's name, and at whether the host's identity may read it.");
        }
    }
}
