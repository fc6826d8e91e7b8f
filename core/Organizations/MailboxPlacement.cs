namespace HybridTrust.Organizations;

/// <summary>Where an organization's mailboxes are: it decides which procedures make sense (domain 6).</summary>
public enum MailboxPlacement
{
    /// <summary>Some on premises, some in Exchange Online: a hybrid organization.</summary>
    Both,

    /// <summary>All on premises.</summary>
    OnPremises,

    /// <summary>The last one has moved to Exchange Online; servers are still there.</summary>
    AllMoved,
}
