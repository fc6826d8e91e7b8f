namespace HybridTrust.Steps;

/// <summary>Decides whether what is seen now is still what was approved.</summary>
public static class ApprovedFinding
{
    /// <summary>
    /// True when applying now makes the approved change and no other: the same kind of finding on the same properties, with
    /// the same values before and after. Where an earlier step of the plan had to come first, only the values to be written
    /// could be approved, so only they are compared.
    /// </summary>
    public static bool StillHolds(Finding approved, Finding now)
    {
        if (!approved.CallsForChange || !now.CallsForChange)
        {
            return false;
        }

        var seenInFull = approved.After is null;
        if (seenInFull && approved.GetType() != now.GetType())
        {
            return false;
        }

        return approved.Changes.Count == now.Changes.Count
            && approved.Changes.Zip(now.Changes).All(pair => Same(pair.First, pair.Second, seenInFull));
    }

    private static bool Same(Setting approved, Setting now, bool seenInFull) =>
        string.Equals(approved.Property, now.Property, StringComparison.Ordinal)
        && (approved.Expected is PlanValue.KnownAfterApply || approved.Expected == now.Expected)
        && (!seenInFull || string.Equals(approved.Actual, now.Actual, StringComparison.Ordinal));
}
