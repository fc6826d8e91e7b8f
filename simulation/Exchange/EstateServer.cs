using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Exchange;

/// <summary>A simulated Exchange server.</summary>
internal sealed record EstateServer(
    string Fqdn, Guid Guid, string Build, string AdSite, ExchangeRole Role, IReadOnlyList<StoreEntry> Store)
{
    /// <summary>The certificate that transport services use among themselves; null when none is set.</summary>
    public string? InternalTransportCertificateThumbprint { get; init; }

    /// <summary>The proxy that Exchange itself uses to the internet; null for none.</summary>
    public string? InternetWebProxy { get; init; }

    /// <summary>The host name, upper case, as Exchange names servers.</summary>
    public string Name => Fqdn.Split('.')[0].ToUpperInvariant();

    /// <summary>The Autodiscover service connection point; blank when none is set.</summary>
    public string AutoDiscoverServiceInternalUri { get; init; } = "";

    /// <summary>What the server's processes hold of the OAuth settings; null once they have restarted.</summary>
    public OAuthConfiguration? LoadedOAuth { get; init; }

    /// <summary>The setting overrides it acts on.</summary>
    public VariantConfiguration VariantConfiguration { get; init; } = new(DateTimeOffset.MinValue, []);

    /// <summary>When MSExchangeServiceHost started, the estate's time, UTC: its servicelets run then and at fixed intervals from there.</summary>
    public DateTimeOffset ServiceHostStartedAt { get; init; }

    /// <summary>The thumbprint of the auth certificate that its processes hold; blank when they read it at the next need.</summary>
    public string CertificateInUse { get; init; } = "";

    /// <summary>What the AuthAdmin servicelet wrote into the event log, oldest first.</summary>
    public IReadOnlyList<AuthAdminEvent> AuthAdminEvents { get; init; } = [];

    public StoreEntry? Find(string thumbprint) =>
        Store.FirstOrDefault(c => string.Equals(c.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase));
}
