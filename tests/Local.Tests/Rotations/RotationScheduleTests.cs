using System.Globalization;
using System.Text.Json.Nodes;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Testing;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>
/// Random schedules of faults, second writers and crashes: whatever happens, the trust works at every look, shown by a token that each server signs, the
/// tenant's token service takes and Exchange Online lets in. HYBRIDTRUST_SCHEDULES sets how many; HYBRIDTRUST_SCHEDULE_SEED the first.
/// </summary>
public sealed class RotationScheduleTests
{
    private static readonly string[] Servers = ["ctso-mbx02.contoso.com", "ctso-mbx03.contoso.com"];

    [Fact]
    public async Task Whatever_happens_meanwhile_every_server_that_answers_is_let_in_at_every_look()
    {
        await using var original = await EstateBench.StartAsync(sample: "contoso");
        var first = Number("HYBRIDTRUST_SCHEDULE_SEED", 1);
        for (var seed = first; seed < first + Number("HYBRIDTRUST_SCHEDULES", 2); seed++)
        {
            await RunAsync(seed, original);
        }
    }

    private static async Task RunAsync(int seed, EstateBench original)
    {
        var random = new Random(seed);
        await using var bench = await RotationBench.StartAsync("contoso", copyOf: original.Data);
        var faults = await BreakAsync(bench, random);
        var schedule = $"seed {seed}: {string.Join("; ", faults)}";
        var broken = new List<string>();
        bench.LongestJump = TimeSpan.FromHours(8);
        bench.Meanwhile = async now => broken.AddRange(await LockedOutAsync(bench, now));

        var crash = random.Next(3) == 0 ? random.Next(50, 900) : (long?)null;
        var result = await RotateAsync(bench, crash);

        Assert.True(result.Outcome is RunOutcome.Proven or RunOutcome.StoppedSafely or RunOutcome.RotatedWithGap or RunOutcome.NothingToDo, $"{schedule}, crash {crash}: {result.Outcome} {result.Sentence}");
        Assert.True(result.Outcome is RunOutcome.RotatedWithGap || broken.Count == 0, $"{schedule}, crash {crash}: {string.Join('\n', broken.Take(3))}");
    }

    private static async Task<RunResult> RotateAsync(RotationBench bench, long? crash)
    {
        try
        {
            return await bench.RotateAsync(crashBefore: crash);
        }
        catch (Local.Engine.EngineStoppedException)
        {
            return await bench.RotateAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> BreakAsync(RotationBench bench, Random random)
    {
        var told = new List<string>();
        foreach (var fault in (string[])["server-unreachable", "principal-refuses", "graph-throttled", "hcw-rerun", "servicelet-late", "replication-slow", "second-writer"])
        {
            if (random.Next(3) != 0)
            {
                continue;
            }

            var start = random.Next(0, 40 * 24);
            var how = new JsonObject { ["startsAfterHours"] = start, ["endsAfterHours"] = start + random.Next(2, 5 * 24) };
            switch (fault)
            {
                case "server-unreachable" or "servicelet-late":
                    how["server"] = Servers[random.Next(Servers.Length)];
                    break;
                case "principal-refuses":
                    how["appId"] = "7557eb47-c689-4224-abcf-aef9bd7573df";
                    break;
                case "replication-slow":
                    how["hours"] = random.Next(1, 20);
                    break;
                case "second-writer":
                    how["target"] = "next";
                    break;
            }

            await bench.Estate.BreakAsync(fault, how);
            told.Add(string.Create(CultureInfo.InvariantCulture, $"{fault} {how.ToJsonString()}"));
        }

        return told;
    }

    /// <summary>The proof of the product itself, on each server that answers.</summary>
    private static async Task<IReadOnlyList<string>> LockedOutAsync(RotationBench bench, DateTimeOffset now)
    {
        var context = new ProofContext
        {
            Organization = bench.Estate.Profile,
            Facts = bench.Estate.Context.Facts,
            Time = bench.Clock,
            Shells = new EstateShells(bench.Estate.Http),
        };
        var proofs = ProcedureCatalogue.Default.ProofsOf(bench.Estate.Profile, bench.Estate.Profile.Procedures).Where(p => p.Name is "oauth-to-cloud");
        var results = await ProofExecutor.RunAsync(proofs, context, default);
        return [.. results.Where(r => r.Verdict is ProofVerdict.Failed && !r.Explanation.Contains("could not be carried out", StringComparison.Ordinal))
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{now:u} {r.Target}: {r.Explanation}"))];
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
