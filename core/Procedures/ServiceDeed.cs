namespace HybridTrust.Procedures;

/// <summary>What a Microsoft service does in a mailbox on premises to show that it is let in.</summary>
/// <param name="Does">Follows the service's name.</param>
/// <param name="DoesNotShow">What remains for a person.</param>
internal sealed record ServiceDeed(string Does, string DoesNotShow)
{
    /// <summary>The check of the seeds.</summary>
    public static ServiceDeed VoicemailGreeting { get; } = new(
        "changes the voicemail greeting of an on-premises mailbox",
        "That a caller hears the greeting, or that other mailboxes are reachable.");

    /// <summary>What scheduling a meeting for somebody else needs.</summary>
    public static ServiceDeed DelegatesRead { get; } = new(
        "reads the delegates of an on-premises mailbox",
        "That a delegate can schedule a Teams meeting for somebody else, or that other mailboxes are reachable.");

    /// <summary>What a caller who meets an out-of-office greeting leaves.</summary>
    public static ServiceDeed VoiceMessageLeft { get; } = new(
        "leaves a voice message in an on-premises mailbox",
        "That a caller hears the out-of-office greeting, or that other mailboxes are reachable.");
}
