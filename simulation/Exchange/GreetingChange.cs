namespace HybridTrust.Simulation.Exchange;

/// <summary>A voice mail greeting that a service changed in a mailbox: the seeds' own check of success.</summary>
/// <param name="At">The estate's time, UTC.</param>
/// <param name="Application">The application that came with an accepted token.</param>
/// <param name="ActingAccount">The linked account whose roles let it in.</param>
/// <param name="Note">Says that this is simulated.</param>
internal sealed record GreetingChange(DateTimeOffset At, Guid Application, string ActingAccount, string Note);
