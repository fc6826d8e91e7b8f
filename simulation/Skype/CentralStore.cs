namespace HybridTrust.Simulation.Skype;

/// <summary>What the Central Management Store holds about server-to-server authentication.</summary>
internal sealed record CentralStore
{
    public string ExchangeAutodiscoverUrl { get; init; } = "";

    public string ExchangeAutodiscoverAllowedDomains { get; init; } = "";

    /// <summary>Blank: the default SIP domain.</summary>
    public string Realm { get; init; } = "";

    public required IReadOnlyList<SkypePartner> Partners { get; init; }

    public SkypePartner? Find(string identity) =>
        Partners.FirstOrDefault(p => string.Equals(p.Name, identity, StringComparison.OrdinalIgnoreCase));
}
