using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>
/// Decides what can be inspected side by side. A step that needs another site's facts waits for them; a runner is asked once, with
/// all its steps together, unless that is impossible.
/// </summary>
internal static class InspectionWaves
{
    /// <summary>The next wave: one batch an executor, in the order of the steps.</summary>
    /// <param name="remaining">Steps not inspected yet, in order.</param>
    /// <param name="organization">Says who serves which site.</param>
    public static IReadOnlyList<InspectionBatch> Next(IReadOnlyList<IStep> remaining, OrganizationProfile organization)
    {
        var groups = remaining.GroupBy(step => Executors.Of(step, organization)).Select(group => (group.Key, Steps: group.ToList())).ToList();
        var ready = groups.Select(group => new InspectionBatch(group.Key, Ready(group.Steps, remaining))).ToList();

        // A runner goes when everything it has is ready: one job a pass.
        var whole = ready.Where(batch => batch.Steps.Count > 0 &&
            (batch.Executor == Executor.Cloud || batch.Steps.Count == groups.Single(g => g.Key == batch.Executor).Steps.Count)).ToList();
        if (whole.Count > 0)
        {
            return whole;
        }

        var partial = ready.Where(batch => batch.Steps.Count > 0).ToList();
        return partial.Count > 0
            ? partial
            : throw new InvalidOperationException(
                $"Steps wait for each other's facts: {string.Join(", ", remaining.Select(s => s.Id))}.");
    }

    private static List<IStep> Ready(List<IStep> steps, IReadOnlyList<IStep> remaining)
    {
        var ready = new List<IStep>();
        foreach (var step in steps)
        {
            // Earlier steps of the same batch tell their facts in time; everybody else's must have been told before.
            if (step.Needs.All(fact => !remaining.Any(other => other.Publishes.Contains(fact, StringComparer.Ordinal) && !ready.Contains(other))))
            {
                ready.Add(step);
            }
        }

        return ready;
    }
}
