namespace HybridTrust.Simulation.Exchange;

/// <summary>Which service a virtual directory offers.</summary>
internal enum VirtualDirectoryKind
{
    /// <summary>MAPI over HTTP.</summary>
    Mapi,

    /// <summary>Exchange Web Services.</summary>
    Ews,

    /// <summary>Offline address book.</summary>
    Oab,

    /// <summary>Autodiscover.</summary>
    Autodiscover,
}
