using HybridTrust.Organizations;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>The addresses by which the two products find each other. Each has its own ending; mixing them up fails in silence (domain 7, trap 22).</summary>
internal sealed class TrustAddresses(OrganizationProfile organization)
{
    private readonly SkypePool _pool = organization.Topology.RequiredSkypePool();

    /// <summary>The Autodiscover host.</summary>
    public string AutodiscoverHost => organization.Topology.Autodiscover ?? $"autodiscover.{organization.VerifiedDomain}";

    /// <summary>What Outlook is told: the XML file.</summary>
    public string AutodiscoverFile => $"https://{AutodiscoverHost}/autodiscover/autodiscover.xml";

    /// <summary>What Skype is told: the service.</summary>
    public string AutodiscoverService => $"https://{AutodiscoverHost}/autodiscover/autodiscover.svc";

    /// <summary>Where Exchange's metadata document may stand; the page has the first, the cmdlet's reference the second.</summary>
    public IReadOnlyList<string> ExchangeMetadata =>
        [$"https://{AutodiscoverHost}/autodiscover/metadata/json/1", $"https://{AutodiscoverHost}/metadata/json/1"];

    /// <summary>Where the pool's metadata document may stand.</summary>
    public IReadOnlyList<string> PoolMetadata => [.. _pool.FrontEnds.Prepend(_pool.Fqdn).Distinct(StringComparer.OrdinalIgnoreCase).Select(host => $"https://{host}/metadata/json/1")];

    /// <summary>What ExchangeAutodiscoverAllowedDomains must allow; null when Autodiscover is in the SIP domain.</summary>
    public string? AllowedDomain => IsWithin(AutodiscoverHost, _pool.SipDomain)
        ? null
        : $"*.{AutodiscoverHost[(AutodiscoverHost.IndexOf('.', StringComparison.Ordinal) + 1)..]}";

    /// <summary>Whether a name is a domain or below it.</summary>
    public static bool IsWithin(string name, string domain) =>
        string.Equals(name, domain, StringComparison.OrdinalIgnoreCase) || name.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two addresses are the same place.</summary>
    public static bool Same(string? one, string? other) =>
        string.Equals(one?.TrimEnd('/'), other?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
