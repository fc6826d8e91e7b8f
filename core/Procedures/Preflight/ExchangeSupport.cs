using HybridTrust.Json;

namespace HybridTrust.Procedures.Preflight;

/// <summary>Which builds of Exchange are which product, and until when Microsoft supports it: dated facts, in <c>exchange-support.json</c>.</summary>
/// <param name="AsOf">When the facts were looked up.</param>
/// <param name="Source">Where.</param>
/// <param name="Products">By first build, oldest first.</param>
internal sealed record ExchangeSupport(DateOnly AsOf, string Source, IReadOnlyList<ExchangeProduct> Products)
{
    private static readonly Lazy<ExchangeSupport> Embedded = new(() =>
    {
        using var file = typeof(ExchangeSupport).Assembly.GetManifestResourceStream("HybridTrust.Procedures.Preflight.exchange-support.json")!;
        using var text = new StreamReader(file);
        return TrustJson.Deserialize<ExchangeSupport>(text.ReadToEnd());
    });

    /// <summary>The table of this release.</summary>
    public static ExchangeSupport Table => Embedded.Value;

    /// <summary>The product that a build belongs to.</summary>
    public ExchangeProduct ProductOf(Version build) => Products.Last(product => product.From <= build);
}
