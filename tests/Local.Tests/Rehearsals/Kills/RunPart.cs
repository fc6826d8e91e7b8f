namespace HybridTrust.Local.Rehearsals.Kills;

/// <summary>The two parts of a run. Moments are counted from the start of each, because the second is far shorter and has all the changes.</summary>
public enum RunPart
{
    /// <summary>From the delivery of the ticket until somebody approves: the runner starts, everything is inspected and planned.</summary>
    Planning,

    /// <summary>From the approval until the run has ended: changes, proofs, report.</summary>
    Applying,
}
