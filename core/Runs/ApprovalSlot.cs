namespace HybridTrust.Runs;

/// <summary>The places of decisions on one plan; in each, the first stands.</summary>
public enum ApprovalSlot
{
    /// <summary>The decision.</summary>
    First,

    /// <summary>Of a second person, where one is needed.</summary>
    Second,

    /// <summary>Of somebody who went ahead alone in an emergency.</summary>
    BreakGlass,

    /// <summary>Of another person, on what was done in an emergency.</summary>
    Afterwards,
}
