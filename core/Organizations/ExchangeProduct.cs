namespace HybridTrust.Organizations;

/// <summary>Which Exchange Server product a build belongs to, oldest first.</summary>
public enum ExchangeProduct
{
    /// <summary>Exchange 2010 or older.</summary>
    Exchange2010,

    /// <summary>Exchange Server 2013.</summary>
    Exchange2013,

    /// <summary>Exchange Server 2016.</summary>
    Exchange2016,

    /// <summary>Exchange Server 2019.</summary>
    Exchange2019,

    /// <summary>Exchange Server Subscription Edition.</summary>
    SubscriptionEdition,
}
