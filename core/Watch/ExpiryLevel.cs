namespace HybridTrust.Watch;

/// <summary>How near a certificate's end is, measured by the organization's rotation policy. The later, the more pressing.</summary>
public enum ExpiryLevel
{
    /// <summary>Outside every threshold.</summary>
    Distant,

    /// <summary>A ticket is due.</summary>
    Ticket,

    /// <summary>The next certificate should be staged by now.</summary>
    Stage,

    /// <summary>The next certificate should be effective by now.</summary>
    Effective,

    /// <summary>Over.</summary>
    Expired,
}
