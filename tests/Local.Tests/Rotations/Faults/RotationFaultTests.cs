using HybridTrust.Local.Commands;
using HybridTrust.Local.Tests.Rotations.Schedules;
using HybridTrust.Simulation.Faults;
using Xunit;
using Xunit.Abstractions;

namespace HybridTrust.Local.Tests.Rotations.Faults;

/// <summary>
/// Every sample is rotated under every fault, and whatever comes of it the trust works at every hour. A build carries out a third of the pairs;
/// HYBRIDTRUST_FAULT_PAIRS=all carries out all of them, and any other text those pairs whose description contains it, such as 'contoso' or 'hcw-rerun'.
/// </summary>
public sealed class RotationFaultTests(ITestOutputHelper output)
{
    private static readonly ScheduleWorlds Worlds = new();

    public static TheoryData<string> Pairs { get; } = [.. Chosen().Select(pair => pair.ToString())];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_rotation_under_a_fault_ends_as_it_must_and_every_servers_token_is_taken_at_every_hour(string description)
    {
        var pair = FaultPair.All.Single(p => p.ToString() == description);
        await using var run = await ScheduleRun.StartAsync(pair.Schedule, Worlds);

        var verdict = await run.RunAsync();

        Assert.True(verdict.Result.Outcome == pair.Outcome && verdict.Breaches.Count == 0, $"{pair}: {pair.Outcome} was expected.\n{verdict}");
        Assert.True(run.Hours > 24, $"{run.Hours} hours were watched.");
        output.WriteLine($"{pair}: {verdict.Result.Outcome}, {run.Hours} hours watched. {verdict.Result.Sentence}");
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

    public static TheoryData<string> Crashed { get; } = Wanted is "all" ? [.. ScheduledOrganization.All.Select(o => o.Sample)] : ["fabrikam"];

    private static string? Wanted => Environment.GetEnvironmentVariable("HYBRIDTRUST_FAULT_PAIRS");

    /// <summary>A build takes the smallest sample through everything, and the others where they are different.</summary>
    private static IEnumerable<FaultPair> Chosen() => Wanted switch
    {
        "all" => FaultPair.All,
        { Length: > 0 } text => FaultPair.All.Where(p => p.ToString().Contains(text, StringComparison.Ordinal)),
        _ => FaultPair.All.Where(p => p.Organization == ScheduledOrganization.Fabrikam || p is { Organization.Sample: "contoso", Fault: FaultNames.HcwRerun, Until: null } or { Organization.Sample: "northwind", Fault: FaultNames.PrincipalRefuses, Until: null }),
    };
}
