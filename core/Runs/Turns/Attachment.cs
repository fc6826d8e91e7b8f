namespace HybridTrust.Runs.Turns;

/// <summary>A ticket that asked for what a run does already, and so has no run of its own.</summary>
/// <param name="Run">The run that carries it.</param>
/// <param name="Name">What its own run would be called; its comments go by this name.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="At">When, UTC.</param>
public sealed record Attachment(string Run, string Name, TicketReference Ticket, string RequestedBy, DateTimeOffset At)
{
    /// <summary>What its ticket is told first.</summary>
    public string Sentence => $"{Run} does what this ticket asks for and was under way already: this ticket has no run of its own and is told what that one tells.";
}
