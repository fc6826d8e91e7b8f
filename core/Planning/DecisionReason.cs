namespace HybridTrust.Planning;

/// <summary>Why a procedure is chosen or left out.</summary>
public enum DecisionReason
{
    /// <summary>Chosen: every run begins with it.</summary>
    AlwaysFirst,

    /// <summary>Chosen: mailboxes are on both sides.</summary>
    MailboxesOnBothSides,

    /// <summary>Chosen: Teams has to reach mailboxes on premises.</summary>
    TeamsReachesMailboxes,

    /// <summary>Chosen: Skype for Business Server stands beside Exchange Server.</summary>
    SkypeBesideExchange,

    /// <summary>Chosen: Exchange Online no longer takes the shared principal.</summary>
    SharedPrincipalBlocked,

    /// <summary>Chosen: keys on the shared principal serve nothing any more.</summary>
    KeysAreOnlyARisk,

    /// <summary>Chosen: the auth certificate has an end.</summary>
    CertificateEnds,

    /// <summary>Left out: the topology is refused.</summary>
    TopologyRefused,

    /// <summary>Left out: no server on premises signs tokens.</summary>
    NothingOnPremises,

    /// <summary>Left out: no mailbox is on premises any more.</summary>
    LastMailboxMoved,

    /// <summary>Left out: all mailboxes are on premises and no cloud service reaches them.</summary>
    NobodyInTheCloud,

    /// <summary>Left out: nobody with a mailbox on premises uses Teams.</summary>
    NoTeams,

    /// <summary>Left out: there is no Skype for Business Server pool.</summary>
    NoSkypePool,

    /// <summary>Left out: Microsoft describes it on a page that this product does not carry out.</summary>
    OutsideTheDocuments,

    /// <summary>Left out: Microsoft has retired the service.</summary>
    ServiceRetired,
}
