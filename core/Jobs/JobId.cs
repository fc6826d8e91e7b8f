using System.Globalization;

namespace HybridTrust.Jobs;

/// <summary>Names the workflow that waits for a job's result. Pending jobs of a runner are found by the id's prefix.</summary>
public static class JobId
{
    /// <summary>Every job's id starts with this.</summary>
    public const string Prefix = "job-";

    /// <summary>The prefix of a runner's jobs. Another runner's name may start the same: compare <see cref="JobDispatch.Runner"/> afterwards.</summary>
    public static string PrefixOf(string runner) => $"{Prefix}{runner}-";

    /// <summary>The id of one batch of a run; at most 100 characters, as Azure Storage wants it.</summary>
    public static string Of(string runner, string run, int round, int stage, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(runner)}{run["run-".Length..]}-r{round}-s{stage}-{attempt}");
}
