namespace HybridTrust.Simulation.Exchange;

/// <summary>What a Microsoft service left in a mailbox: the documents' own check of success.</summary>
/// <param name="At">The estate's time, UTC.</param>
/// <param name="Application">The application that came with an accepted token.</param>
/// <param name="ActingAccount">The linked account whose roles let it in.</param>
/// <param name="Note">Says that this is simulated.</param>
internal sealed record ServiceVisit(DateTimeOffset At, Guid Application, string ActingAccount, string Note);
