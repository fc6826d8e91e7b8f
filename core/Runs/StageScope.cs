using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>Which part of a plan is applied, and when it may be.</summary>
/// <param name="Steps">The steps, in order.</param>
/// <param name="FirstNumber">The number of the first stage; no two stages of a round have the same.</param>
/// <param name="Window">When changes may be made; null for any time.</param>
internal sealed record StageScope(IReadOnlyList<IStep> Steps, int FirstNumber, MaintenanceWindow? Window)
{
    /// <summary>Whether it keeps harm from what runs already: no window, freeze or change record holds that up.</summary>
    public bool Protects { get; init; }

    /// <summary>Whether it is an emergency: no freeze holds it up. What the change record says counts all the same.</summary>
    public bool AtOnce { get; init; }

    /// <summary>The whole plan: in the maintenance window, or at once in an emergency, which is alone in its run.</summary>
    public static StageScope Whole(RunSession run) => ProcedureIds.AreEmergency(run.Procedures)
        ? new StageScope(run.Steps, 1, Window: null) { AtOnce = true }
        : new StageScope(run.Steps, 1, run.Organization.MaintenanceWindow);
}
