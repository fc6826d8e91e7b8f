using System.Collections.Concurrent;
using HybridTrust.Local.Commands;
using HybridTrust.Local.Engine;
using HybridTrust.Runs;
using HybridTrust.Testing;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations.Faults;

/// <summary>
/// Every sample is rotated under every fault, and whatever comes of it the trust works at every hour. A build carries out a few pairs;
/// HYBRIDTRUST_FAULT_PAIRS=all carries out all of them, and any other text those pairs whose description contains it, such as 'contoso' or 'hcw-rerun'.
/// </summary>
public sealed class RotationFaultTests
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<EstateBench>>> Worlds = new(StringComparer.Ordinal);

    public static TheoryData<string> Pairs { get; } = [.. Chosen().Select(pair => pair.ToString())];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_rotation_under_a_fault_ends_as_it_must_and_every_servers_token_is_taken_at_every_hour(string description)
    {
        var pair = FaultPair.All.Single(p => p.ToString() == description);
        await using var bench = await RotationBench.StartAsync(pair.Sample, copyOf: (await WorldOf(pair.Sample)).Data);
        if (pair.Fault is not "host-crash")
        {
            await bench.Estate.BreakAsync(pair.Fault, pair.Body());
        }

        var tokens = new HourlyTokens(bench, pair.Sample, pair.Fault);
        bench.LongestJump = TimeSpan.FromHours(1);
        bench.Meanwhile = _ => tokens.TryAsync();

        var result = await RotateAsync(bench, pair);

        var told = $"{pair}: {result.Outcome}, {result.Sentence}\n{string.Join('\n', result.Proofs.Where(p => !p.Passed))}";
        Assert.True(result.Outcome == pair.Outcome, told);
        await tokens.TryAsync();
        Assert.True(tokens.Broken.Count == 0, $"{told}\n{string.Join('\n', tokens.Broken.Take(5))}");
        Assert.True(tokens.Asked > 0, told);
    }

    [Theory]
    [MemberData(nameof(Crashed))]
    public async Task A_rotation_whose_runners_are_killed_at_work_is_proven(string sample)
    {
        using var folder = new TemporaryFolder();
        var profile = Path.Combine(Path.GetDirectoryName(Samples.Fabrikam)!, $"{sample}.json");

        var shell = await Shell.RunAsync("rehearse", profile, "--procedure", "rotate", "--fault", "runner-crash", "--output", folder.In("output"));

        Assert.True(shell.ExitCode is 0, shell.Output + shell.Error);
        Assert.Contains("ended unexpectedly", shell.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string> Crashed { get; } = IsAll ? ["fabrikam", "contoso", "litware", "northwind"] : ["fabrikam"];

    private static string? Wanted => Environment.GetEnvironmentVariable("HYBRIDTRUST_FAULT_PAIRS");

    private static bool IsAll => Wanted is "all";

    /// <summary>The few are those in which something has to be decided.</summary>
    private static IEnumerable<FaultPair> Chosen() => Wanted switch
    {
        "all" => FaultPair.All,
        { Length: > 0 } text => FaultPair.All.Where(p => p.ToString().Contains(text, StringComparison.Ordinal)),
        _ => FaultPair.All.Where(p => p is
        { Sample: "fabrikam", Fault: "principal-refuses" or "servicelet-late", Span: null }
            or { Sample: "fabrikam", Fault: "server-unreachable" or "second-writer", Span.From: > 20 * 24 }
            or { Sample: "contoso", Fault: "hcw-rerun", Span: null }),
    };

    private static async Task<RunResult> RotateAsync(RotationBench bench, FaultPair pair)
    {
        try
        {
            return await bench.RotateAsync(crashBefore: pair.Fault is "host-crash" ? 60 : null);
        }
        catch (EngineStoppedException)
        {
            return await bench.RotateAsync();
        }
    }

    private static Task<EstateBench> WorldOf(string sample) =>
        Worlds.GetOrAdd(sample, name => new Lazy<Task<EstateBench>>(() => EstateBench.StartAsync(sample: name))).Value;
}
