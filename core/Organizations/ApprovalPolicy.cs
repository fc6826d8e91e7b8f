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

    /// <summary>How long an approval is good for: no change begins later than this after it, in hours.</summary>
    [Description("Hours after its approval within which a plan's changes may begin: 1 to 720.")]
    [Range(1, ProfileLimits.ApprovalHours)]
    public int GoodForHours { get; init; } = 168;

    /// <summary>Whether somebody with the role to approve may go ahead alone in an emergency; it is loudly recorded, and approved afterwards.</summary>
    [Description("Whether an approver may go ahead alone in an emergency, also on an own ticket; recorded loudly, and to be approved afterwards.")]
    public bool BreakGlass { get; init; }

    /// <summary>People who have several names. A requester whom the profile does not know, and who did not sign in here, needs two approvers.</summary>
    [Description("People who are known by several names, such as one in the directory and one in a ticket system.")]
    [Length(0, ProfileLimits.People)]
    public IReadOnlyList<Person> People { get; init; } = [];
}
