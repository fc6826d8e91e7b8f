using HybridTrust.Entra;

namespace HybridTrust.Certificates;

/// <summary>The kind of keyCredential that checks signatures; keys of any other kind do not count (domain 4).</summary>
public static class KeyKind
{
    /// <summary>The <c>type</c> of a certificate.</summary>
    public const string Certificate = "AsymmetricX509Cert";

    /// <summary>The <c>usage</c> of a key that checks signatures.</summary>
    public const string Verify = "Verify";

    /// <summary>Whether the directory uses this key to check signatures.</summary>
    public static bool ChecksSignatures(KeyCredential key) =>
        string.Equals(key.Type, Certificate, StringComparison.OrdinalIgnoreCase)
        && string.Equals(key.Usage, Verify, StringComparison.OrdinalIgnoreCase);
}
