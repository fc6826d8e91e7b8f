namespace HybridTrust.Tickets;

/// <summary>What a comment is to the cause that it tells of.</summary>
/// <param name="Subject">What its ticket is called, in one line.</param>
/// <param name="Gone">Whether it tells that the cause is gone: then no ticket is opened for it.</param>
public sealed record CauseNews(string Subject, bool Gone);
