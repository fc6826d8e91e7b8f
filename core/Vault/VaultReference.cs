namespace HybridTrust.Vault;

/// <summary>Where a certificate is kept: all that histories and jobs carry of it.</summary>
/// <param name="Name">The secret's name.</param>
/// <param name="Version">The secret's version.</param>
public sealed record VaultReference(string Name, string Version)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name}/{Version}";
}
