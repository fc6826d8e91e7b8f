namespace HybridTrust.Runs.Orders;

/// <summary>What a person may order a run that changes things.</summary>
public enum OrderKind
{
    /// <summary>Begin no further change.</summary>
    Hold,

    /// <summary>Go on after a hold.</summary>
    Resume,

    /// <summary>Begin no further change, and end.</summary>
    Cancel,
}
