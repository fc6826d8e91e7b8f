using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Vault;

namespace HybridTrust.Steps;

/// <summary>What a step may touch while it runs. Runners offer shells; cloud activities the directory, the vault, and Exchange Online over REST.</summary>
public sealed class StepContext
{
    /// <summary>The organization the run is for.</summary>
    public required OrganizationProfile Organization { get; init; }

    /// <summary>The run's id, which steps put on what they create in the tenant; null where a batch belongs to none.</summary>
    public string? Run { get; init; }

    /// <summary>What earlier steps found; this step adds to it.</summary>
    public required Facts Facts { get; init; }

    /// <summary>Public certificates found on premises, on their way to the vault.</summary>
    public required ICertificateExchange Certificates { get; init; }

    /// <summary>The clock; bounded polling waits on it.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Shells; on a runner, and for Exchange Online over REST in a cloud activity.</summary>
    public ICmdletShells? Shells { get; init; }

    /// <summary>The directory; in a cloud activity.</summary>
    public IDirectory? Directory { get; init; }

    /// <summary>The vault; in a cloud activity.</summary>
    public ICertificateVault? Vault { get; init; }

    /// <summary>How long a write of keys is followed up; in a cloud activity.</summary>
    public KeyWriterPatience KeyPatience { get; init; } = KeyWriterPatience.Default;

    /// <summary>Exercises Microsoft's services for the proofs of the same batch; in a cloud activity.</summary>
    public IPartnerProbe? Probe { get; init; }

    /// <summary>The shell of a kind on a server.</summary>
    /// <exception cref="InvalidOperationException">The step ran where there are no shells.</exception>
    public Task<ICmdletShell> ShellAsync(ShellKind kind, string server, CancellationToken cancellation) =>
        (Shells ?? throw Unavailable("shells", "a runner")).OpenAsync(kind, server, cancellation);

    /// <summary>The directory.</summary>
    /// <exception cref="InvalidOperationException">The step ran where there is no directory.</exception>
    public IDirectory RequiredDirectory() => Directory ?? throw Unavailable("directory", "a cloud activity");

    /// <summary>The vault.</summary>
    /// <exception cref="InvalidOperationException">The step ran where there is no vault.</exception>
    public ICertificateVault RequiredVault() => Vault ?? throw Unavailable("vault", "a cloud activity");

    /// <summary>The same, for a batch that only looks: its steps and proofs share each read of the directory.</summary>
    public StepContext ForLooking() => new()
    {
        Organization = Organization,
        Run = Run,
        Facts = Facts,
        Certificates = Certificates,
        Time = Time,
        Shells = Shells,
        Directory = Directory is { } directory ? new ReadOnceDirectory(directory) : null,
        Vault = Vault,
        KeyPatience = KeyPatience,
        Probe = Probe,
    };

    /// <summary>What proofs of the same batch may touch.</summary>
    public ProofContext ForProofs() => new()
    {
        Organization = Organization,
        Facts = Facts,
        Time = Time,
        Shells = Shells,
        Directory = Directory,
        Vault = Vault,
        Probe = Probe,
    };

    private static InvalidOperationException Unavailable(string port, string executor) =>
        new($"This executor offers no {port}; a step that needs it is carried out by {executor}.");
}
