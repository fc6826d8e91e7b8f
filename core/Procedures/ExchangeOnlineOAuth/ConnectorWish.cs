namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>What an intra-organization connector should say, or why that cannot be told.</summary>
/// <param name="Endpoint">The Autodiscover address of the other side.</param>
/// <param name="Domains">The domains whose mailboxes are there; the first decides which connector it is.</param>
/// <param name="Refusal">Why it cannot be told, with the remedy; null when it can.</param>
internal sealed record ConnectorWish(string Endpoint, IReadOnlyList<string> Domains, string? Refusal = null)
{
    public static ConnectorWish Refused(string sentence) => new("", [], sentence);
}
