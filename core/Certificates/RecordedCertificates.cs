using HybridTrust.Records;

namespace HybridTrust.Certificates;

/// <summary>Public certificates that runners read, kept as records of one run until a step puts them into the vault.</summary>
public sealed class RecordedCertificates(IRecords records, string run) : ICertificateExchange
{
    /// <inheritdoc />
    public Task OfferAsync(PublicCertificate certificate, CancellationToken cancellation) =>
        records.TryCreateAsync(Key(certificate.Thumbprint), certificate.Der, cancellation);

    /// <inheritdoc />
    public async Task<PublicCertificate?> FindAsync(string thumbprint, CancellationToken cancellation) =>
        IsThumbprint(thumbprint) && await records.FindAsync(Key(thumbprint), cancellation) is { } stored
            ? PublicCertificate.FromDer(stored.Content.Span)
            : null;

    private static bool IsThumbprint(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigit);

    private RecordKey Key(string thumbprint) => new("certificates", $"{run}/{thumbprint.ToLowerInvariant()}");
}
