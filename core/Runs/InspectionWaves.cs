using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>
/// Decides what can be inspected side by side. A step that needs another site's facts waits for them; a runner is asked once, with
/// all its steps together, unless that is impossible, and the cloud looks at what it has together too, so that no object is read twice.
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

        // Whoever has everything ready goes: a runner is one job a pass, and the cloud reads each object once.
        var whole = ready.Where(batch => batch.Steps.Count == groups.Single(g => g.Key == batch.Executor).Steps.Count).ToList();
        if (whole.Count > 0)
        {
            return whole;
        }

        // Else the cloud goes first, for no more than what others wait for: it costs no job.
        if (ready.Find(batch => batch.Executor == Executor.Cloud) is { } cloud && Awaited(cloud.Steps, groups.Where(g => g.Key != Executor.Cloud).SelectMany(g => g.Steps)) is { Count: > 0 } awaited)
        {
            return [new InspectionBatch(Executor.Cloud, awaited)];
        }

        var partial = ready.Where(batch => batch.Steps.Count > 0).ToList();
        return partial.Count > 0
            ? partial
            : throw new InvalidOperationException(
                $"Steps wait for each other's facts: {string.Join(", ", remaining.Select(s => s.Id))}.");
    }

    /// <summary>The steps that tell what others wait for, and those of the same batch that they need themselves.</summary>
    private static List<IStep> Awaited(IReadOnlyList<IStep> ready, IEnumerable<IStep> others)
    {
        var needed = others.SelectMany(step => step.Needs).ToHashSet(StringComparer.Ordinal);
        var awaited = new List<IStep>();
        foreach (var step in ready.Reverse())
        {
            if (step.Publishes.Any(needed.Contains))
            {
                awaited.Insert(0, step);
                needed.UnionWith(step.Needs);
            }
        }

        return awaited;
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
