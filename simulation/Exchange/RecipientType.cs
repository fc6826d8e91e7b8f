namespace HybridTrust.Simulation.Exchange;

/// <summary>What an account in Active Directory is to Exchange.</summary>
internal enum RecipientType
{
    /// <summary>A plain account.</summary>
    User,

    /// <summary>A mail-enabled account with an address outside: what New-MailUser makes.</summary>
    MailUser,

    /// <summary>An account with a mailbox on premises.</summary>
    UserMailbox,

    /// <summary>An account whose mailbox is in Exchange Online.</summary>
    RemoteUserMailbox,
}
