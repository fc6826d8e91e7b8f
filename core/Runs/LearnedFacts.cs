using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>
/// Decides what a run believes of a batch's facts: those that the batch's own steps publish, and only where the batch changed them. A
/// runner therefore says nothing about the cloud, and of two batches side by side neither undoes what the other found.
/// </summary>
internal static class LearnedFacts
{
    /// <summary>Takes a batch's facts over.</summary>
    /// <param name="facts">The run's facts.</param>
    /// <param name="batch">The steps of the batch.</param>
    /// <param name="asked">The facts that the batch was given.</param>
    /// <param name="known">The facts that it came back with.</param>
    public static void Take(
        IDictionary<string, string> facts,
        IEnumerable<IStep> batch,
        IReadOnlyDictionary<string, string> asked,
        IReadOnlyDictionary<string, string> known)
    {
        foreach (var name in batch.SelectMany(step => step.Publishes).Distinct(StringComparer.Ordinal))
        {
            var before = asked.GetValueOrDefault(name);
            var now = known.GetValueOrDefault(name);
            if (string.Equals(before, now, StringComparison.Ordinal))
            {
                continue;
            }

            if (now is null)
            {
                facts.Remove(name);
            }
            else
            {
                facts[name] = now;
            }
        }
    }
}
