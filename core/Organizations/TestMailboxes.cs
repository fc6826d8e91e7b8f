using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>Mailboxes that proofs may use.</summary>
public sealed record TestMailboxes
{
    /// <summary>A mailbox on premises.</summary>
    [Description("SMTP address of an on-premises mailbox.")]
    [Pattern(ProfilePatterns.Address)]
    public string? OnPremises { get; init; }

    /// <summary>The SIP address of a Skype for Business Server user with a mailbox on premises, without <c>sip:</c>.</summary>
    [Description("SIP address, without sip:, of a Skype for Business Server user whose mailbox is on premises.")]
    [Pattern(ProfilePatterns.Address)]
    public string? Sip { get; init; }

    /// <summary>A mailbox in Exchange Online.</summary>
    [Description("SMTP address of an Exchange Online mailbox.")]
    [Pattern(ProfilePatterns.Address)]
    public string? Cloud { get; init; }
}
