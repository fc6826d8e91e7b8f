using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Exchange;

/// <summary>A simulated Exchange server.</summary>
internal sealed record EstateServer(
    string Fqdn, Guid Guid, string Build, string AdSite, ExchangeRole Role, IReadOnlyList<StoreEntry> Store)
{
    /// <summary>The host name, upper case, as Exchange names servers.</summary>
    public string Name => Fqdn.Split('.')[0].ToUpperInvariant();

    /// <summary>The Autodiscover service connection point; blank when none is set.</summary>
    public string AutoDiscoverServiceInternalUri { get; init; } = "";

    /// <summary>Whether its virtual directories of EWS and Autodiscover accept OAuth tokens.</summary>
    public bool AcceptsOAuth { get; init; } = true;

    /// <summary>Which components are kept inactive, and by whom.</summary>
    public IReadOnlyList<ComponentHold> ComponentHolds { get; init; } = [];

    public bool IsActive(string component) => !ComponentHolds.Any(h =>
        string.Equals(h.Component, component, StringComparison.OrdinalIgnoreCase)
        || string.Equals(h.Component, ComponentHold.ServerWideOffline, StringComparison.OrdinalIgnoreCase));

    public StoreEntry? Find(string thumbprint) =>
        Store.FirstOrDefault(c => string.Equals(c.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase));
}
