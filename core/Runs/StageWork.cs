using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>What an approved plan comes to: stages, and an order for each of their steps.</summary>
/// <param name="Mode">Forward or back.</param>
/// <param name="Stages">In the order in which they are carried out.</param>
/// <param name="Orders">The order of each step, by its id.</param>
/// <param name="Window">When changes may be made; null for any time.</param>
/// <param name="Undoes">The run that is put back, or null.</param>
internal sealed record StageWork(
    BatchMode Mode, IReadOnlyList<Stage> Stages, IReadOnlyDictionary<string, StepOrder> Orders, MaintenanceWindow? Window, string? Undoes = null)
{
    /// <summary>Whether it keeps harm from what runs already: no window, freeze or change record holds that up.</summary>
    public bool Protects { get; init; }

    /// <summary>Whether it is an emergency: no freeze holds it up. What the change record says counts all the same.</summary>
    public bool AtOnce { get; init; }

    /// <summary>The way forward, over the part of the plan given.</summary>
    public static StageWork Forward(RunSession run, Plan plan, StageScope scope)
    {
        var approved = plan.Approved.ToDictionary(c => c.Step, StringComparer.Ordinal);

        // A stage that has nothing to change needs no visit: its facts are known from the inspection.
        var stages = Executors.StagesOf(scope.Steps, run.Organization, scope.FirstNumber).Where(s => s.Steps.Any(approved.ContainsKey)).ToList();
        return new StageWork(
            BatchMode.Apply,
            stages,
            stages.SelectMany(s => s.Steps).ToDictionary(id => id, id => new StepOrder(id, approved.GetValueOrDefault(id)?.Finding, null), StringComparer.Ordinal),
            scope.Window)
        {
            Protects = scope.Protects,
            AtOnce = scope.AtOnce,
        };
    }

    /// <summary>The way back, over the steps given, in their order.</summary>
    public static StageWork Back(OrganizationProfile organization, string run, IReadOnlyList<IStep> steps, IReadOnlyDictionary<string, Observation> before) => new(
        BatchMode.Undo,
        Executors.StagesOf(steps, organization),
        steps.ToDictionary(s => s.Id, s => new StepOrder(s.Id, null, before[s.Id]), StringComparer.Ordinal),
        organization.MaintenanceWindow,
        run);
}
