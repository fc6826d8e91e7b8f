namespace HybridTrust.Runner.PowerShell;

/// <summary>How to sign in to Exchange Online: by a certificate in this machine's store, or by a managed identity. Never by a password.</summary>
/// <param name="Organization">The tenant's <c>onmicrosoft.com</c> domain.</param>
/// <param name="ApplicationId">The application whose certificate it is; null for a managed identity.</param>
/// <param name="CertificateThumbprint">The certificate; null for a managed identity.</param>
/// <param name="ManagedIdentity">A user-assigned managed identity; null for the machine's own.</param>
/// <param name="Environment">Microsoft's cloud, as Connect-ExchangeOnline names it; null for the worldwide one.</param>
internal sealed record CloudSignIn(
    string Organization, Guid? ApplicationId, string? CertificateThumbprint, Guid? ManagedIdentity, string? Environment);
