using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HybridTrust.Organizations;

/// <summary>What needs approval. A ticket cannot lower it.</summary>
public sealed record ApprovalPolicy
{
    /// <summary>
    /// Whether changes need approval by someone other than the requester; true unless the profile says otherwise. What cannot be undone
    /// always needs it.
    /// </summary>
    [Description("Whether changes need approval by someone other than the requester.")]
    public bool Required { get; init; } = true;

    /// <summary>How long a plan waits for its approval, in hours.</summary>
    [Description("Hours that a plan waits for approval before it expires: 1 to 720.")]
    [Range(1, ProfileLimits.ApprovalHours)]
    public int ExpiresAfterHours { get; init; } = 72;
}
