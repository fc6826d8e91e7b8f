namespace HybridTrust.Simulation.Skype;

/// <summary>A user of the pool.</summary>
/// <param name="SipAddress">Without <c>sip:</c>.</param>
/// <param name="Mailbox">The SMTP address of the mailbox on premises.</param>
/// <param name="ExchangeArchivingPolicy">As Get-CsUser shows it.</param>
internal sealed record SkypeUser(string SipAddress, string Mailbox, string ExchangeArchivingPolicy);
