namespace HybridTrust.Steps;

/// <summary>
/// A step that is no change which the run is sure to make: what comes by itself, or is done only where it is needed. A plan shows it as a line of
/// its calendar; approving the plan approves it.
/// </summary>
public interface ICalendarStep
{
    /// <summary>When it comes, or in which case, in words without a date: the same world gives the same plan.</summary>
    string When { get; }
}
