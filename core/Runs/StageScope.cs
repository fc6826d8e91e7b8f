using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>Which part of a plan is applied, and when it may be.</summary>
/// <param name="Steps">The steps, in order.</param>
/// <param name="FirstNumber">The number of the first stage; no two stages of a round have the same.</param>
/// <param name="Window">When changes may be made; null for any time.</param>
internal sealed record StageScope(IReadOnlyList<IStep> Steps, int FirstNumber, MaintenanceWindow? Window)
{
    /// <summary>The whole plan, in the maintenance window.</summary>
    public static StageScope Whole(RunSession run) => new(run.Steps, 1, run.Organization.MaintenanceWindow);
}
