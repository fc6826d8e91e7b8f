namespace HybridTrust.Testing;

/// <summary>A sample's first run, from the state in which its estate starts. Every engine and every host is held to the same figures.</summary>
/// <param name="Sample">The sample's name.</param>
/// <param name="Changes">Changes that the run makes.</param>
/// <param name="RunnerJobs">Its jobs: one for each runner to look, one a stage on premises, one for each runner's proofs.</param>
public sealed record SampleRun(string Sample, int Changes, int RunnerJobs)
{
    /// <summary>Every sample.</summary>
    public static IReadOnlyList<SampleRun> All { get; } =
    [
        new("fabrikam", 7, 2),
        new("contoso", 25, 4),
        new("litware", 6, 6),
        new("northwind", 49, 10),
    ];

    /// <summary>The run of a sample.</summary>
    public static SampleRun Of(string sample) => All.Single(run => run.Sample == sample);
}
