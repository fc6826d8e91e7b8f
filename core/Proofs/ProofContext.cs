using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;
using HybridTrust.Vault;

namespace HybridTrust.Proofs;

/// <summary>What a proof may touch while it runs. Runners offer shells, cloud activities the directory, the vault and the probe.</summary>
public sealed class ProofContext
{
    /// <summary>The organization the run is for.</summary>
    public required OrganizationProfile Organization { get; init; }

    /// <summary>What the run knows.</summary>
    public required Facts Facts { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Shells; on a runner.</summary>
    public ICmdletShells? Shells { get; init; }

    /// <summary>The directory, to read; in a cloud activity.</summary>
    public IDirectory? Directory { get; init; }

    /// <summary>The vault, to read; in a cloud activity.</summary>
    public ICertificateVault? Vault { get; init; }

    /// <summary>Exercises Microsoft's services where that is possible; in a cloud activity.</summary>
    public IPartnerProbe? Probe { get; init; }

    /// <summary>The shell of a kind on a server.</summary>
    /// <exception cref="InvalidOperationException">The proof ran where there are no shells.</exception>
    public Task<ICmdletShell> ShellAsync(ShellKind kind, string server, CancellationToken cancellation) =>
        (Shells ?? throw Unavailable("shells", "a runner")).OpenAsync(kind, server, cancellation);

    /// <summary>The directory.</summary>
    /// <exception cref="InvalidOperationException">The proof ran where there is no directory.</exception>
    public IDirectory RequiredDirectory() => Directory ?? throw Unavailable("directory", "a cloud activity");

    /// <summary>The vault.</summary>
    /// <exception cref="InvalidOperationException">The proof ran where there is no vault.</exception>
    public ICertificateVault RequiredVault() => Vault ?? throw Unavailable("vault", "a cloud activity");

    /// <summary>The probe.</summary>
    /// <exception cref="InvalidOperationException">The proof ran where there is no probe.</exception>
    public IPartnerProbe RequiredProbe() => Probe ?? throw Unavailable("probe", "a cloud activity");

    private static InvalidOperationException Unavailable(string port, string executor) =>
        new($"This executor offers no {port}; a proof that needs it is carried out by {executor}.");
}
