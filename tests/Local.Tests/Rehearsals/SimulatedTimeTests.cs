using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Local.Commands;
using HybridTrust.Reports;
using Xunit;

namespace HybridTrust.Local.Rehearsals;

/// <summary>Rehearsals of runs that wait for days, with all their processes.</summary>
public sealed class SimulatedTimeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DateTimeOffset _opens = Opening();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_that_waits_three_days_for_its_window_shows_those_dates_and_the_next_rehearsal_goes_on_from_there()
    {
        var first = await RehearseAsync();
        Assert.True(first.ExitCode is 0, first.Output + first.Error);

        // What the display shows on the way is what it saw; the calendar tells all of it.
        var calendar = first.Output[first.Output.IndexOf("Calendar (SIMULATED, UTC):", StringComparison.Ordinal)..];
        Assert.Matches($@"\n  {_opens:yyyy-MM-dd HH:mm}  \d changes?: ", calendar);
        var evidence = Evidence();
        Assert.All(evidence.Where(r => r.Entry.Kind is EvidenceKind.Changed), r => Assert.InRange(r.Entry.At, _opens, _opens.AddHours(1)));
        AssertInOrder(evidence);

        // An approval is a person's time: it expires in three days, and the clock did not go there while it was awaited.
        var planned = evidence.Last(r => r.Entry.Kind is EvidenceKind.Planned).Entry.At;
        Assert.InRange(evidence.First(r => r.Entry.Kind is EvidenceKind.Decided).Entry.At, planned, planned.AddHours(1));

        var second = await RehearseAsync("--json");
        var idle = JsonDocument.Parse(second.Output).RootElement;
        Assert.Equal("nothing-to-do", idle.GetProperty("outcome").GetString());
        Assert.Empty(idle.GetProperty("calendar").EnumerateArray());
        var later = Evidence();
        Assert.True(later[0].Entry.At >= evidence[^1].Entry.At);
        AssertInOrder(later);
    }

    [Fact]
    public async Task A_rotation_shows_its_whole_calendar_and_the_report_draws_it()
    {
        var contoso = Path.Combine(Path.GetDirectoryName(Samples.Fabrikam)!, "contoso.json");

        var shell = await Shell.RunAsync(["rehearse", contoso, "--procedure", "rotate", "--fault", "runner-crash", "--output", _folder.In("output")]);

        Assert.True(shell.ExitCode is 0, shell.Output + shell.Error);

        // A new estate has no trust whose certificate could be replaced, and nothing breaks before it is there.
        Assert.Contains("is set up first", shell.Output, StringComparison.Ordinal);
        Assert.True(shell.Output.IndexOf("Set up by run-", StringComparison.Ordinal) < shell.Output.IndexOf("ended unexpectedly", StringComparison.Ordinal), shell.Output);

        // Who approves 14 changes sees 14 changes made: what comes by itself, or only where it is needed, is calendar.
        Assert.Contains("asks for approval of 14 changes", shell.Output, StringComparison.Ordinal);
        Assert.Contains("PROVEN (SIMULATED): 14 changes were made.", shell.Output, StringComparison.Ordinal);
        using var plan = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.In("output"), "plan.json")));
        Assert.Equal(14, plan.RootElement.GetProperty("changes").GetArrayLength());
        Assert.Contains("on its date, by itself", plan.RootElement.GetProperty("calendar").EnumerateArray().Select(line => line.GetProperty("when").GetString()));
        var report = TrustJson.Deserialize<RunReport>(await File.ReadAllTextAsync(Path.Combine(_folder.In("output"), "report.json")));
        var rotation = report.Rotation!;
        Assert.InRange(rotation.To - rotation.From, TimeSpan.FromDays(37), TimeSpan.FromDays(45));
        Assert.InRange(rotation.Effective!.Value - rotation.From, TimeSpan.FromDays(29), TimeSpan.FromDays(31));
        Assert.Contains($"{rotation.Effective:yyyy-MM-dd HH:mm}", shell.Output, StringComparison.Ordinal);

        // Servers change over on the date; who checks their signatures accepts both before it, and after it until the grace is over.
        var places = rotation.Periods.GroupBy(p => p.Place).ToList();
        Assert.Equal(5, places.Count);
        Assert.Equal((rotation.Effective, rotation.Effective), (places[0].First().To, places[0].Last().From));
        Assert.All(places.Skip(1), p => Assert.True(p.Last().From < rotation.Effective && p.First().To > rotation.Effective.Value.AddDays(7)));
        Assert.Contains("The rotation, day by day", await File.ReadAllTextAsync(Path.Combine(_folder.In("output"), "report.html")), StringComparison.Ordinal);
        AssertInOrder(Evidence());
    }

    [Theory]
    [InlineData("host-crash", "the host died")]
    [InlineData("runner-crash", "ended unexpectedly")]
    public async Task A_crash_of_the_product_is_told_and_the_run_goes_on_to_its_end(string fault, string told)
    {
        var shell = await RehearseAsync("--fault", fault);

        Assert.True(shell.ExitCode is 0, shell.Output + shell.Error);
        Assert.Contains(told, shell.Output, StringComparison.Ordinal);
        Assert.Contains("PROVEN (SIMULATED): 7 changes were made.", shell.Output, StringComparison.Ordinal);
        AssertInOrder(Evidence());
    }

    [Fact]
    public async Task A_fault_that_nobody_knows_is_told_with_those_that_there_are()
    {
        var shell = await RehearseAsync("--fault", "earthquake");

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains("server-unreachable", shell.Error, StringComparison.Ordinal);
        Assert.Contains("runner-crash, host-crash", shell.Error, StringComparison.Ordinal);
        Assert.Contains("runner-crash, host-crash", (await Shell.RunAsync("rehearse", "--help")).Output.ReplaceLineEndings(" ").Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void AssertInOrder(IReadOnlyList<EvidenceRecord> evidence)
    {
        Assert.Equal(evidence.Select(r => r.Entry.At).Order(), evidence.Select(r => r.Entry.At));
        Assert.All(evidence, r => Assert.True(r.IsIntact()));
    }

    /// <summary>An opening at a full hour that is three days off, so that the window is shut now.</summary>
    private static DateTimeOffset Opening()
    {
        var there = TimeProvider.System.GetUtcNow().AddDays(3);
        return new DateTimeOffset(there.Date.AddHours(there.Hour), TimeSpan.Zero);
    }

    private IReadOnlyList<EvidenceRecord> Evidence() => [.. File.ReadAllLines(Path.Combine(_folder.In("output"), "evidence.jsonl")).Select(TrustJson.Deserialize<EvidenceRecord>)];

    private async Task<Shell> RehearseAsync(params string[] more)
    {
        var file = _folder.In("fabrikam.json");
        var profile = JsonNode.Parse(await File.ReadAllTextAsync(Samples.Fabrikam))!;
        profile["maintenanceWindow"] = new JsonObject
        {
            ["days"] = new JsonArray(_opens.DayOfWeek.ToString().ToLowerInvariant()),
            ["opens"] = _opens.ToString("HH:mm", null),
            ["closes"] = _opens.AddHours(6).ToString("HH:mm", null),
        };
        await File.WriteAllTextAsync(file, profile.ToJsonString());
        File.Copy(Path.ChangeExtension(Samples.Fabrikam, ".estate.json"), Path.ChangeExtension(file, ".estate.json"), overwrite: true);
        return await Shell.RunAsync(["rehearse", file, "--data", _folder.In("data"), "--output", _folder.In("output"), .. more]);
    }
}
