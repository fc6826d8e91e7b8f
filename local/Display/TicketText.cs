using HybridTrust.Api.Tickets;

namespace HybridTrust.Local.Display;

/// <summary>What became of a ticket, for a person.</summary>
internal static class TicketText
{
    /// <summary>The sentence.</summary>
    /// <param name="asked">What was asked for, such as <c>Ticket CHG1 asks to apply fabrikam</c>.</param>
    /// <param name="answer">What the host made of it.</param>
    public static string Of(string asked, TicketAnswer answer) => answer switch
    {
        { Attached: true } => $"{asked}, which {answer.Run} does already: it gets no run of its own, and is told what that one tells. See: hybridtrust status {answer.Run}",
        { Behind: { } ahead } => $"{asked}; it is {answer.Run}, which begins when {ahead} has ended. See: hybridtrust status {answer.Run}",
        { Started: false } => $"{asked}; it is {answer.Run}, which had been started before. See: hybridtrust status {answer.Run}",
        _ => $"{asked}; it is {answer.Run}. See: hybridtrust status {answer.Run}",
    };
}
