using HybridTrust.Certificates;
using HybridTrust.Json;

namespace HybridTrust.Jobs;

/// <summary>
/// A job signer's word that another comes after it. Sealed by the one that runners trust, so that nobody else can bring a signer in; from
/// then on both count, each until its certificate ends.
/// </summary>
/// <param name="Version">The format.</param>
/// <param name="Successor">The signer to come.</param>
/// <param name="IssuedAt">UTC.</param>
public sealed record SignerAnnouncement(int Version, PublicCertificate Successor, DateTimeOffset IssuedAt)
{
    /// <summary>The format written today.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Announces a successor with the signer that is in use.</summary>
    public static Task<byte[]> SealAsync(IJobSigner current, PublicCertificate successor, DateTimeOffset now, CancellationToken cancellation) =>
        current.SignAsync(TrustJson.SerializeToUtf8(new SignerAnnouncement(CurrentVersion, successor, now)), cancellation);

    /// <summary>Opens an announcement by a trusted signer; its time is not looked at.</summary>
    public static Opening<SignerAnnouncement> Open(ReadOnlyMemory<byte> announcement, PublicCertificate by) =>
        CmsSeal.Open(announcement, by).Then(content => SealedJson.Read<SignerAnnouncement>(content.Span, CurrentVersion, "announcement"));
}
