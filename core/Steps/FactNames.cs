namespace HybridTrust.Steps;

/// <summary>The facts that steps share.</summary>
public static class FactNames
{
    /// <summary>Thumbprint of the auth certificate in use.</summary>
    public const string CurrentAuthCertificate = "auth-certificate.current";

    /// <summary>Where the vault keeps the auth certificate in use.</summary>
    public const string VaultedAuthCertificate = "auth-certificate.vault";

    /// <summary>What the last look at an application's keys saw: thumbprint, key and time (<c>RegisteredKey</c>).</summary>
    public static string RegisteredKeyOf(Guid application) => $"registered-key.{application}";
}
