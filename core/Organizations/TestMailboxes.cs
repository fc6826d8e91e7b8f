using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>Mailboxes that proofs may use.</summary>
public sealed record TestMailboxes
{
    /// <summary>A mailbox on premises.</summary>
    [Description("SMTP address of an on-premises mailbox.")]
    [Pattern(ProfilePatterns.Address)]
    public string? OnPremises { get; init; }

    /// <summary>A mailbox in Exchange Online.</summary>
    [Description("SMTP address of an Exchange Online mailbox.")]
    [Pattern(ProfilePatterns.Address)]
    public string? Cloud { get; init; }
}
