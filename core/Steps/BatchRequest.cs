using HybridTrust.Organizations;

namespace HybridTrust.Steps;

/// <summary>Step ids and typed settings for one executor; it computes the cmdlets by itself.</summary>
/// <param name="Organization">The settings: the profile as it was when the run was planned.</param>
/// <param name="Procedures">The run's procedures, in order; they define the steps.</param>
/// <param name="Mode">What to do.</param>
/// <param name="Steps">What to do it with, in order.</param>
/// <param name="Facts">What is known so far.</param>
public sealed record BatchRequest(
    OrganizationProfile Organization,
    IReadOnlyList<string> Procedures,
    BatchMode Mode,
    IReadOnlyList<StepOrder> Steps,
    IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The proofs to carry out after the steps, by id.</summary>
    public IReadOnlyList<string> Proofs { get; init; } = [];

    /// <summary>When the maintenance window closes, UTC: no change is begun from then on. Null where changes may be made at any time.</summary>
    public DateTimeOffset? WindowClosesAt { get; init; }
}
