namespace HybridTrust.Evidence;

/// <summary>The kinds of evidence.</summary>
public enum EvidenceKind
{
    /// <summary>The run began; details: the request.</summary>
    Requested,

    /// <summary>A step was inspected; details: <see cref="StepEvidence"/>.</summary>
    Inspected,

    /// <summary>A plan was made; details: the plan.</summary>
    Planned,

    /// <summary>A plan was approved or rejected; details: the approval.</summary>
    Decided,

    /// <summary>Somebody held, resumed or cancelled the run; details: the order.</summary>
    Ordered,

    /// <summary>A step was applied, or was not; details: <see cref="StepEvidence"/>.</summary>
    Changed,

    /// <summary>A stage found out or made what later steps, and undo, are told; details: <see cref="FactsEvidence"/>.</summary>
    Learned,

    /// <summary>A proof was carried out; details: the proof's result.</summary>
    Proved,

    /// <summary>The chain's head was signed; details: <see cref="SignedHead"/>.</summary>
    HeadSigned,

    /// <summary>Something else worth keeping; details: free.</summary>
    Noted,

    /// <summary>The run ended; details: its result.</summary>
    Ended,
}
