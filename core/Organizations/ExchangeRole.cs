namespace HybridTrust.Organizations;

/// <summary>What an Exchange server is for.</summary>
public enum ExchangeRole
{
    /// <summary>Holds mailboxes and the auth certificate.</summary>
    Mailbox,

    /// <summary>Exchange 2013 Client Access; also needs the auth certificate.</summary>
    ClientAccess,

    /// <summary>Edge Transport: no auth certificate (domain 7, trap 17).</summary>
    Edge,
}
