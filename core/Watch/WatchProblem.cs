namespace HybridTrust.Watch;

/// <summary>Something that is not as it should be.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Which object: with the kind it tells one cause from another, so it holds nothing that changes from look to look.</param>
/// <param name="Sentence">The same for a person, with what to do.</param>
public sealed record WatchProblem(WatchProblemKind Kind, string Subject, string Sentence);
