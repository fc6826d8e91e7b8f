using System.Text.Json;
using HybridTrust.Certificates;

namespace HybridTrust.Simulation.Entra;

/// <summary>Reads the <c>keyCredentials</c> of a PATCH: the list that will replace the one there is (domain 3.3).</summary>
/// <param name="present">The keys that are there.</param>
/// <param name="keepsById">Whether an entry may be kept by its <c>keyId</c> without its key: applications allow it, service principals do not.</param>
/// <param name="longestDays">How long a new key may be valid, by the tenant's policy; null without one.</param>
internal sealed class KeyCredentialPatch(IReadOnlyList<PrincipalKey> present, bool keepsById, int? longestDays)
{
    private const string CertificateType = "AsymmetricX509Cert";

    /// <exception cref="GraphException">Graph would refuse the list; nothing is changed.</exception>
    public IReadOnlyList<PrincipalKey> Read(JsonElement list)
    {
        if (list.ValueKind is not JsonValueKind.Array)
        {
            throw GraphException.BadRequest("The value of 'keyCredentials' must be a collection.");
        }

        var keys = list.EnumerateArray().Select(ReadEntry).ToList();
        var twice = keys.GroupBy(k => k.Certificate.Thumbprint, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? keys
            : throw GraphException.BadRequest($"The credential with customKeyIdentifier '{twice.Key}' is in the collection more than once.");
    }

    private PrincipalKey ReadEntry(JsonElement entry)
    {
        if (entry.ValueKind is not JsonValueKind.Object)
        {
            throw GraphException.BadRequest("An entry of 'keyCredentials' must be an object.");
        }

        var kept = KeptById(entry);
        var certificate = kept is not null && Text(entry, "key") is null ? kept.Certificate : ReadCertificate(entry);
        kept ??= present.FirstOrDefault(k => k.Certificate.Equals(certificate));
        var key = (kept ?? PrincipalKey.For(certificate, Guid.NewGuid())) with
        {
            Type = Expected(entry, "type", CertificateType),
            Usage = Expected(entry, "usage", "Verify"),
        };
        var written = key with
        {
            KeyId = Text(entry, "keyId") is { } id ? ReadId(id) : key.KeyId,
            DisplayName = Text(entry, "displayName") ?? key.DisplayName,
            CustomKeyIdentifier = Text(entry, "customKeyIdentifier") ?? key.CustomKeyIdentifier,
            StartDateTime = ReadDate(entry, "startDateTime", certificate) ?? key.StartDateTime,
            EndDateTime = ReadDate(entry, "endDateTime", certificate) ?? key.EndDateTime,
        };

        // A kept entry may be sent as key, type and usage; an entry that quotes a keyId may not differ in anything (azure-powershell 6784).
        return Text(entry, "keyId") is { } quoted && kept is not null && written != kept
            ? throw UpdateNotAllowed(quoted)
            : kept is null && longestDays is { } days && written.EndDateTime - written.StartDateTime > TimeSpan.FromDays(days)
                ? throw new GraphException(
                    400, "CredentialInvalidLifetimeAsPerAppPolicy", $"Credential lifetime exceeds the max value allowed as per assigned policy ({days} days).")
                : written;
    }

    private PrincipalKey? KeptById(JsonElement entry)
    {
        if (Text(entry, "keyId") is not { } id || present.FirstOrDefault(k => k.KeyId == ReadId(id)) is not { } kept)
        {
            return null;
        }

        if (keepsById && Text(entry, "key") is null)
        {
            return kept;
        }

        return Text(entry, "key") is { } key && TryDecode(key) is { } der && kept.Certificate.Der.Span.SequenceEqual(der)
            ? kept
            : throw UpdateNotAllowed(id);
    }

    private static PublicCertificate ReadCertificate(JsonElement entry)
    {
        if (Text(entry, "key") is not { Length: > 0 } key)
        {
            throw GraphException.BadRequest("A new key credential must have a value: property 'key' is null. " +
                "Send every entry that is to be kept with its key.");
        }

        try
        {
            return PublicCertificate.FromDer(TryDecode(key));
        }
        catch (FormatException malformed)
        {
            throw GraphException.BadRequest($"Key credential value is not a valid certificate. {malformed.Message}");
        }
    }

    private static DateTimeOffset? ReadDate(JsonElement entry, string name, PublicCertificate certificate)
    {
        if (Text(entry, name) is not { } text)
        {
            return null;
        }

        return entry.GetProperty(name).TryGetDateTimeOffset(out var date) && date >= certificate.NotBefore && date <= certificate.NotAfter
            ? date.ToUniversalTime()
            : throw GraphException.BadRequest($"Key credential {name} '{text}' is invalid: it must lie within the certificate's validity.");
    }

    private static Guid ReadId(string id) =>
        Guid.TryParse(id, out var value) ? value : throw GraphException.BadRequest($"Invalid value '{id}' for 'keyId': expected a GUID.");

    private static string Expected(JsonElement entry, string name, string expected) => Text(entry, name) switch
    {
        { } text when string.Equals(text, expected, StringComparison.Ordinal) => text,
        null => throw GraphException.BadRequest($"Key credential must specify '{name}'."),
        { } other => throw GraphException.BadRequest($"Key credential {name} '{other}' is invalid. Expected '{expected}'."),
    };

    private static byte[]? TryDecode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
            ? value.ValueKind is JsonValueKind.String
                ? value.GetString()
                : throw GraphException.BadRequest($"Invalid value for '{name}': expected text.")
            : null;

    private static GraphException UpdateNotAllowed(string keyId) =>
        GraphException.BadRequest($"Update to existing credential with KeyId '{keyId}' is not allowed.");
}
