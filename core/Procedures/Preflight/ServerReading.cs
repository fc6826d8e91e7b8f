using HybridTrust.Organizations;

namespace HybridTrust.Procedures.Preflight;

/// <summary>Everything that was read of one server, once; the checks only look at it.</summary>
/// <param name="Server">The server as the profile has it.</param>
/// <param name="Now">The runner's time.</param>
internal sealed record ServerReading(ExchangeServer Server, DateTimeOffset Now)
{
    /// <summary>Why Windows on it could not be read; null when it was.</summary>
    public string? Silence { get; init; }

    /// <summary>Windows on it.</summary>
    public HostReading? Host { get; init; }

    /// <summary>Whether it is in maintenance; null when that is not known.</summary>
    public bool? InMaintenance { get; init; }

    /// <summary>Why it is not known whether it is in maintenance.</summary>
    public string? StateTrouble { get; init; }

    /// <summary>Whether AuthConfig said which certificates to look for.</summary>
    public bool CertificatesKnown { get; init; }

    /// <summary>The auth certificates that AuthConfig names.</summary>
    public IReadOnlyList<CertificateReading> Certificates { get; init; } = [];
}
