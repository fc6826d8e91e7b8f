using System.Text.Json;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Local.Commands;
using HybridTrust.Local.Processes;
using HybridTrust.Plans;
using HybridTrust.Reports;
using HybridTrust.Runs;
using Xunit;

namespace HybridTrust.Local.Rehearsals;

public sealed class RehearsalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_rehearsal_proves_the_trust_and_the_second_finds_nothing_to_do()
    {
        var first = await RehearseAsync("--json");
        var proven = JsonDocument.Parse(first.Output).RootElement;
        Assert.Equal((0, "proven", 7, 2), (first.ExitCode, Text(proven, "outcome"), Number(proven, "changes"), Number(proven, "runnerJobs")));
        CheckShape(proven);
        CheckFiles(proven);

        var second = await RehearseAsync("--json");
        var idle = JsonDocument.Parse(second.Output).RootElement;
        Assert.Equal((0, "nothing-to-do", 0, 1), (second.ExitCode, Text(idle, "outcome"), Number(idle, "changes"), Number(idle, "runnerJobs")));
        Assert.NotEqual(Text(proven, "run"), Text(idle, "run"));
        Assert.All(idle.GetProperty("proofs").EnumerateArray(), p => Assert.True(p.GetProperty("passed").GetBoolean()));

        if (OperatingSystem.IsLinux())
        {
            Assert.Empty(await ChildrenOf.LeftAsync(_folder.FullPath));
        }
    }

    [Fact]
    public async Task A_plan_alone_ends_with_2_and_plain_lines_hold_no_control_characters()
    {
        var shell = await RehearseAsync("--plan-only");

        Assert.Equal(2, shell.ExitCode);
        Assert.Contains("SIMULATED", shell.Output, StringComparison.Ordinal);
        Assert.Contains("CHANGES PENDING", shell.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shell.Output);
        Assert.Empty(shell.Error);
        Assert.True(File.Exists(_folder.In("output/plan.json")));
    }

    [Fact]
    public async Task A_principal_that_refuses_is_a_safe_stop_that_is_explained()
    {
        var shell = await RehearseAsync("--fault", "principal-refuses");

        Assert.Equal(4, shell.ExitCode);
        Assert.Contains("STOPPED SAFELY", shell.Output, StringComparison.Ordinal);

        // What the run did not get to mend reads differently from what it broke.
        Assert.Contains("Proof 'registered': failed before the run too.", shell.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(": FAILED", shell.Output, StringComparison.Ordinal);
        Assert.Contains("""<span class="badge">failed before the run too</span>""", await File.ReadAllTextAsync(_folder.In("output/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_on_which_the_certificate_has_ended_is_rehearsed_and_a_rotation_finishes_it()
    {
        var emergency = await RehearseAsync("--procedure", "emergency-publish", "--fault", "certificate-ended");
        Assert.Equal(0, emergency.ExitCode);
        Assert.Contains("snap-in", emergency.Output, StringComparison.Ordinal);
        Assert.Contains("outside the maintenance window and freezes", emergency.Output, StringComparison.Ordinal);
        Assert.Contains("sign-in-pages", emergency.Output, StringComparison.Ordinal);
        var report = await File.ReadAllTextAsync(_folder.In("output/report.html"));
        Assert.Contains("The emergency change was made", report, StringComparison.Ordinal);
        Assert.DoesNotContain("day by day", report, StringComparison.Ordinal);

        var finished = await RehearseAsync("--procedure", "rotate");
        Assert.Equal(0, finished.ExitCode);
    }

    private static void CheckShape(JsonElement result)
    {
        Assert.Equal("fabrikam", Text(result, "organization"));
        Assert.Matches("^run-[0-9a-f]{20}$", Text(result, "run"));
        Assert.True(Number(result, "graphRequests") > 0);
        Assert.True(result.GetProperty("elapsedSeconds").GetDouble() > 0);
        Assert.True(result.GetProperty("simulated").GetBoolean());
        Assert.Equal(["registered", "exercised"], result.GetProperty("proofs").EnumerateArray().Select(p => Text(p, "name")));
        Assert.All(result.GetProperty("proofs").EnumerateArray(), p =>
        {
            Assert.True(p.GetProperty("passed").GetBoolean());
            Assert.NotEmpty(Text(p, "shows"));
            Assert.NotEmpty(Text(p, "doesNotShow"));
        });
    }

    private void CheckFiles(JsonElement result)
    {
        var files = result.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).ToList();
        Assert.Equal(["report.html", "report.json", "plan.json", "evidence.jsonl"], files.Select(f => Path.GetFileName(f)));
        Assert.All(files, f => Assert.Equal(_folder.In("output"), Path.GetDirectoryName(f)));

        var report = TrustJson.Deserialize<RunReport>(File.ReadAllText(files[1]));
        Assert.Equal((RunOutcome.Proven, true, true), (report.Outcome, report.Simulated, report.Evidence.Intact));
        Assert.Equal("rehearsal-approver", Assert.Single(report.Decisions).By);
        Assert.NotNull(report.Certificate?.NotAfter);
        Assert.Equal(2, report.RunnerJobs.Count);
        Assert.Equal(report.Plan?.Hash, TrustJson.Deserialize<Plan>(File.ReadAllText(files[2])).Hash());
        Assert.Contains("SIMULATED", File.ReadAllText(files[0]), StringComparison.Ordinal);

        var evidence = File.ReadAllLines(files[3]).Select(TrustJson.Deserialize<EvidenceRecord>).ToList();
        Assert.Equal((report.Evidence.Head, report.Evidence.Records), (evidence[^1].Hash, evidence.Count));
        Assert.All(evidence, r => Assert.True(r.IsIntact()));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private Task<Shell> RehearseAsync(params string[] more) =>
        Shell.RunAsync(["rehearse", Samples.Fabrikam, "--data", _folder.In("data"), "--output", _folder.In("output"), .. more]);
}
