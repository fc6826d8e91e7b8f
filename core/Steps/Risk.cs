namespace HybridTrust.Steps;

/// <summary>What a person should know before approving a change.</summary>
[Flags]
public enum Risk
{
    /// <summary>Additive, and undone by one call.</summary>
    None = 0,

    /// <summary>Restarts a service or recycles a pool.</summary>
    Restart = 1,

    /// <summary>Users may notice.</summary>
    Outage = 2,

    /// <summary>Cannot be undone.</summary>
    Irreversible = 4,

    /// <summary>From here on, going forward is safer than going back.</summary>
    PointOfNoReturn = 8,
}
