namespace HybridTrust.Functions.Azure.Signing;

/// <summary>Which Key Vault certificate signs the jobs.</summary>
/// <param name="Name">The certificate's name.</param>
/// <param name="Version">
/// The version; null for the newest. To rotate without a gap: pin the version in use, make a new one, announce it (<c>signer/next.pem</c>
/// in the enrolment folder), and name the new one here once every runner has asked.
/// </param>
internal sealed record JobSignerName(string Name, string? Version = null);
