namespace HybridTrust.Functions.Azure.Signing;

/// <summary>Which Key Vault certificate signs the jobs.</summary>
/// <param name="Name">The certificate's name.</param>
/// <param name="Version">
/// The version; null for the newest. To rotate without a gap: pin the version in use, make a new one, enrol the runners with it, and
/// then name the new one here.
/// </param>
internal sealed record JobSignerName(string Name, string? Version = null);
