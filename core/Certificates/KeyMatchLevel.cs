namespace HybridTrust.Certificates;

/// <summary>How surely an uploaded key is a certificate (domain 4); later members are surer.</summary>
public enum KeyMatchLevel
{
    /// <summary>Nothing says that it is.</summary>
    None,

    /// <summary>Only the dates agree. Two certificates can share dates: weak, never enough.</summary>
    Dates,

    /// <summary>The thumbprint in <c>customKeyIdentifier</c> agrees; the bytes did not come back to confirm it.</summary>
    Thumbprint,

    /// <summary>The bytes are the same.</summary>
    Bytes,
}
