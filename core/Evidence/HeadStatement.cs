namespace HybridTrust.Evidence;

/// <summary>What the host signs of a run's evidence. Its form is none of a job's, so neither signature passes for the other.</summary>
/// <param name="Purpose">Always <see cref="OnlyPurpose"/>.</param>
/// <param name="Run">The run.</param>
/// <param name="Count">How many records there are.</param>
/// <param name="Hash">The hash of the last.</param>
public sealed record HeadStatement(string Purpose, string Run, int Count, string Hash)
{
    /// <summary>Names the kind of statement, and its format.</summary>
    public const string OnlyPurpose = "hybridtrust-evidence-head-1";
}
