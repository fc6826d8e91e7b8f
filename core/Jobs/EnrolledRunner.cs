using HybridTrust.Certificates;

namespace HybridTrust.Jobs;

/// <summary>A runner that the host knows.</summary>
/// <param name="Name">Its name; derived from its credential, never from what it says.</param>
/// <param name="Certificate">What its results must be signed with.</param>
/// <param name="EnrolledAt">UTC.</param>
public sealed record EnrolledRunner(string Name, PublicCertificate Certificate, DateTimeOffset EnrolledAt)
{
    /// <summary>Who invited it; null when it was enrolled with the deployment.</summary>
    public string? InvitedBy { get; init; }

    /// <summary>SHA-256 of its bearer token; null where the host knows it by another identity.</summary>
    public byte[]? TokenHash { get; init; }

    /// <summary>Since when nothing of it counts any more; null while it does.</summary>
    public Revocation? Revoked { get; init; }

    /// <summary>Why nothing of a revoked runner is taken, and what to do; null while it is not revoked.</summary>
    public string? WhyRevoked() => Revoked is not { } revoked ? null :
        $"Runner '{Name}' was revoked by '{revoked.By}' at {revoked.At:u}{(revoked.Reason is { } reason ? $" ({reason})" : "")}. " +
        "If its server may work again, invite it again ('hybridtrust runner invite') and enrol it there with the new code.";
}
