namespace HybridTrust.Plans;

/// <summary>Neighbouring steps for the same executor, carried out as one batch.</summary>
/// <param name="Number">From 1, in the order of the run.</param>
/// <param name="Executor">Who carries it out.</param>
/// <param name="Steps">The steps' ids, in order.</param>
public sealed record Stage(int Number, Executor Executor, IReadOnlyList<string> Steps);
