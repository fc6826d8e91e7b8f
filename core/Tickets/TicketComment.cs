namespace HybridTrust.Tickets;

/// <summary>Something to tell a ticket.</summary>
/// <param name="Run">The run that tells it.</param>
/// <param name="Key">Names the comment within the run, so that a repeated delivery is recognized.</param>
/// <param name="Text">What to say, in plain text.</param>
public sealed record TicketComment(string Run, string Key, string Text);
