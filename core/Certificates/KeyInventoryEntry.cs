using HybridTrust.Entra;

namespace HybridTrust.Certificates;

/// <summary>One key of a principal, and what it is to the auth certificate.</summary>
/// <param name="Key">The key as the directory has it.</param>
/// <param name="State">What it is.</param>
/// <param name="Thumbprint">Its thumbprint, from the bytes or the identifier; null when neither tells.</param>
/// <param name="Match">How it compares with the certificate it was taken for; null for keys that are neither current nor next.</param>
public sealed record KeyInventoryEntry(KeyCredential Key, KeyState State, string? Thumbprint, KeyMatch? Match);
