using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Cmdlets;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>The pool as a partner application of Exchange, as Exchange shows it.</summary>
/// <param name="Guid">Its GUID.</param>
/// <param name="Name">Its name; never its identity (domain 7, trap 25).</param>
/// <param name="Url">Where Exchange reads the pool's metadata document.</param>
/// <param name="Enabled">Whether it may come in.</param>
/// <param name="LinkedAccount">The account that it acts as; null when there is none.</param>
/// <param name="Thumbprints">The certificates that Exchange read; empty when they cannot be told.</param>
/// <param name="ChangedAt">When it was changed last, UTC.</param>
internal sealed record PoolPartner(
    string Guid, string Name, string Url, bool Enabled, string? LinkedAccount, IReadOnlyList<string> Thumbprints, DateTimeOffset? ChangedAt)
{
    /// <summary>Told while the partner application is to be made or changed: servers have nothing to be recycled for until then.</summary>
    public const string AwaitedFact = "skype-server.pool-partner-awaited";

    /// <summary>The partner applications with one of the pool's metadata addresses.</summary>
    public static IReadOnlyList<PoolPartner> Among(IEnumerable<CmdletObject> partners, TrustAddresses addresses) =>
        [.. partners.Where(p => addresses.PoolMetadata.Any(url => TrustAddresses.Same(url, p.Text("AuthMetadataUrl")))).Select(Of)];

    private static PoolPartner Of(CmdletObject partner) => new(
        partner.Text("Guid") ?? "",
        partner.Text("Name") ?? "",
        partner.Text("AuthMetadataUrl") ?? "",
        partner.Truth("Enabled"),
        partner.Text("LinkedAccount") is { Length: > 0 } account ? account : null,
        [.. partner.List("CertificateStrings").Select(Thumbprint).OfType<string>()],
        partner.Instant("WhenChangedUTC"));

    /// <summary>What form the texts have is not documented; one that is no certificate in base64 tells nothing.</summary>
    private static string? Thumbprint(string text)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
            return certificate.Thumbprint;
        }
        catch (Exception other) when (other is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
