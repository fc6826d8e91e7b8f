namespace HybridTrust.Organizations;

/// <summary>Which product a pool runs; what it supports depends on it.</summary>
public enum SkypeEdition
{
    /// <summary>Skype for Business Server Subscription Edition.</summary>
    SubscriptionEdition,

    /// <summary>Skype for Business Server 2019.</summary>
    Skype2019,

    /// <summary>Skype for Business Server 2015.</summary>
    Skype2015,

    /// <summary>Lync Server 2013.</summary>
    Lync2013,
}
