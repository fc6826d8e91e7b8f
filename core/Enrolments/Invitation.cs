namespace HybridTrust.Enrolments;

/// <summary>A person's word that whoever brings the code may be a runner. The code itself is not kept.</summary>
/// <param name="Runner">The runner's name.</param>
/// <param name="CodeHash">The code's hash (<see cref="EnrolmentCode.HashOf"/>).</param>
/// <param name="InvitedBy">Who invited.</param>
/// <param name="InvitedAt">UTC.</param>
/// <param name="ExpiresAt">The code is worth nothing from then on, UTC.</param>
public sealed record Invitation(string Runner, string CodeHash, string InvitedBy, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>When the code was used, UTC; it works once.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>Thumbprint of the certificate that it was used for.</summary>
    public string? UsedFor { get; init; }
}
