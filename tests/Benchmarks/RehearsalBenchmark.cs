using System.Diagnostics;
using System.Globalization;
using HybridTrust.Local.Processes;

namespace HybridTrust.Benchmarks;

/// <summary>
/// A whole rehearsal as a person starts it: the command line, the estate and the runners as processes, from an existing build to
/// the report on disk.
/// </summary>
internal static class RehearsalBenchmark
{
    /// <summary>What a rehearsal of the largest sample is promised to stay under.</summary>
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);

    /// <summary>Measures and prints. The shortest round counts: whatever else the machine did only makes a round longer.</summary>
    /// <param name="profile">The profile to rehearse.</param>
    /// <param name="rounds">How often.</param>
    public static async Task RunAsync(string profile, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("hybridtrust-bench-").FullName;
        try
        {
            var taken = new List<TimeSpan>();
            for (var round = 1; round <= rounds; round++)
            {
                taken.Add(await RehearseAsync(profile, Path.Combine(folder, round.ToString(CultureInfo.InvariantCulture))));
                Console.WriteLine($"round {round}: {taken[^1].TotalSeconds:F2} s");
            }

            taken.Sort();
            Console.WriteLine(
                $"{profile}: shortest {taken[0].TotalSeconds:F2} s, median {taken[taken.Count / 2].TotalSeconds:F2} s of {rounds} "
                + $"({Environment.ProcessorCount} processors); promised: under {Promise.TotalSeconds:F0} s");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TimeSpan> RehearseAsync(string profile, string output)
    {
        var start = new ProcessStartInfo(ChildProgram.Dotnet(), ["exec", ChildProgram.Estate.Assembly, "rehearse", profile, "--output", output])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var started = TimeProvider.System.GetTimestamp();
        using var rehearsal = Process.Start(start)!;
        var told = await rehearsal.StandardOutput.ReadToEndAsync();
        await rehearsal.WaitForExitAsync();
        var taken = TimeProvider.System.GetElapsedTime(started);
        return rehearsal.ExitCode == 0
            ? taken
            : throw new InvalidOperationException($"The rehearsal of {profile} ended with {rehearsal.ExitCode}, so it measures nothing:\n{told}");
    }
}
