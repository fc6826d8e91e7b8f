namespace HybridTrust.Procedures.Preflight;

/// <summary>What a server has of a certificate.</summary>
internal enum CertificateHolding
{
    /// <summary>It could not be seen: the server did not say.</summary>
    Unknown,

    /// <summary>The server says that it is not there.</summary>
    Missing,

    /// <summary>It is there, and its private key cannot be used.</summary>
    KeyUnreadable,

    /// <summary>It is there with a private key that can be used.</summary>
    Usable,
}
