using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Api.Tickets;
using HybridTrust.Local.Client;
using HybridTrust.Local.Processes;
using HybridTrust.Runs;
using Xunit;

namespace HybridTrust.Local.Commands;

/// <summary>A host that stays up, and the commands that people use with it.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_ticket_waits_for_a_person_who_approves_it_and_reads_the_report()
    {
        using var stop = new CancellationTokenSource();
        var output = new WatchedWriter();
        var serving = CommandLine.InvokeAsync(
            ["serve", "--simulate", Samples.Fabrikam, "--data", _folder.In("data"), "--port", "0"], output, TextWriter.Null, stop.Token);
        var server = await output.AfterAsync("listens on ");
        var requester = _folder.In("data/secrets/requester.token");
        var approver = _folder.In("data/secrets/approver.token");

        using var client = new HostClient(new Uri(server), await File.ReadAllTextAsync(requester));
        var ticket = JsonSerializer.Deserialize<TicketPayload>(await File.ReadAllTextAsync(Samples.Ticket), Json.TrustJson.Options)!;
        var run = (await client.DeliverAsync(ticket, default)).Run;
        Assert.Equal(run, (await client.DeliverAsync(ticket, default)).Run);
        var view = await UntilAsync(client, run, v => v.Phase is RunPhase.WaitingForApproval);

        var waiting = await Shell.RunAsync("status", run, "--server", server, "--token-file", requester);
        Assert.Equal(3, waiting.ExitCode);
        Assert.Contains("waiting-for-approval", waiting.Output, StringComparison.Ordinal);
        var own = await Shell.RunAsync("approve", run, "--plan", view.PlanHash!, "--server", server, "--token-file", requester);
        Assert.Equal(1, own.ExitCode);
        Assert.NotEmpty(own.Error);
        var other = await Shell.RunAsync("approve", run, "--plan", new string('0', 64), "--server", server, "--token-file", approver);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains(view.PlanHash!, other.Error, StringComparison.Ordinal);

        var alone = await Shell.RunAsync("approve", run, "--plan", view.PlanHash!, "--break-glass", "--reason", "OWA is down", "--server", server, "--token-file", approver);
        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("lets nobody go ahead alone", alone.Error, StringComparison.Ordinal);

        var approved = await Shell.RunAsync("approve", run, "--plan", view.PlanHash!, "--server", server, "--token-file", approver);
        Assert.Equal(0, approved.ExitCode);
        await UntilAsync(client, run, v => v.Phase is RunPhase.Ended);
        var report = await Shell.RunAsync("report", run, "--output", _folder.In("r.html"), "--server", server, "--token-file", requester);
        Assert.Equal(0, report.ExitCode);
        Assert.Contains(run, await File.ReadAllTextAsync(_folder.In("r.html")), StringComparison.Ordinal);
        var list = await Shell.RunAsync("status", "--json", "--server", server, "--token-file", requester);
        Assert.Equal("proven", JsonDocument.Parse(list.Output).RootElement.GetProperty("runs")[0].GetProperty("outcome").GetString());

        await stop.CancelAsync();
        Assert.Equal(130, await serving);
        Assert.DoesNotContain(await File.ReadAllTextAsync(requester), output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_profile_lets_them_somebody_goes_ahead_alone_in_an_emergency_and_says_why()
    {
        var profile = JsonNode.Parse(await File.ReadAllTextAsync(Samples.Fabrikam))!;
        profile["approval"] = new JsonObject { ["breakGlass"] = true };
        await File.WriteAllTextAsync(_folder.In("fabrikam.json"), profile.ToJsonString());
        File.Copy(Path.ChangeExtension(Samples.Fabrikam, ".estate.json"), _folder.In("fabrikam.estate.json"));
        using var stop = new CancellationTokenSource();
        var output = new WatchedWriter();
        var serving = CommandLine.InvokeAsync(
            ["serve", "--simulate", _folder.In("fabrikam.json"), "--data", _folder.In("data"), "--port", "0"], output, TextWriter.Null, stop.Token);
        var server = await output.AfterAsync("listens on ");
        using var client = new HostClient(new Uri(server), await File.ReadAllTextAsync(_folder.In("data/secrets/requester.token")));
        var run = (await client.DeliverAsync(new TicketPayload("INC1", "fabrikam", RunAction.Apply, []), default)).Run;
        var plan = (await UntilAsync(client, run, v => v.Phase is RunPhase.WaitingForApproval)).PlanHash!;

        var alone = await Shell.RunAsync(
            "approve", run, "--plan", plan, "--break-glass", "--reason", "OWA is down", "--server", server, "--token-file", _folder.In("data/secrets/approver.token"));

        Assert.Equal(0, alone.ExitCode);
        Assert.Contains($"went ahead alone, without approval, with plan {plan}", alone.Output, StringComparison.Ordinal);
        await UntilAsync(client, run, v => v.Phase is RunPhase.Ended);
        Assert.Contains(
            (await Shell.RunAsync("report", run, "--format", "json", "--server", server, "--token-file", _folder.In("data/secrets/requester.token"))).Output.Split('\n'),
            line => line.Contains("OWA is down", StringComparison.Ordinal));

        await stop.CancelAsync();
        Assert.Equal(130, await serving);
    }

    [Fact]
    public async Task A_profile_is_asked_for_and_followed_until_it_waits_and_then_until_it_has_ended()
    {
        using var stop = new CancellationTokenSource();
        var output = new WatchedWriter();
        var serving = CommandLine.InvokeAsync(
            ["serve", "--simulate", Samples.Fabrikam, "--data", _folder.In("data"), "--port", "0"], output, TextWriter.Null, stop.Token);
        var server = await output.AfterAsync("listens on ");
        string[] requester = ["--server", server, "--token-file", _folder.In("data/secrets/requester.token")];
        string[] approver = ["--server", server, "--token-file", _folder.In("data/secrets/approver.token")];

        var planned = await Shell.RunAsync(["plan", Samples.Fabrikam, "--ticket", "CHG1", "--watch", "--json", .. requester]);
        Assert.Equal(2, planned.ExitCode);
        Assert.Equal("changes-pending", JsonDocument.Parse(planned.Output).RootElement.GetProperty("outcome").GetString());
        var shown = await Shell.RunAsync(["plan", Samples.Fabrikam, "--ticket", "CHG1", .. requester]);
        Assert.Equal(2, shown.ExitCode);
        Assert.Contains("\nfabrikam: 7 to change, 0 in the way", shown.Output, StringComparison.Ordinal);

        var waiting = await Shell.RunAsync(["apply", Samples.Fabrikam, "--ticket", "CHG1", "--watch", .. requester]);
        Assert.Equal(3, waiting.ExitCode);
        var approval = waiting.Output.Split('\n').First(l => l.Contains("hybridtrust approve ", StringComparison.Ordinal)).Trim().Split(' ');
        var (run, plan) = (approval[^3], approval[^1]);
        Assert.Contains($"Plan {plan}\nfabrikam: 7 to change, 0 in the way", waiting.Output, StringComparison.Ordinal);

        var applied = await Shell.RunAsync(["approve", run, "--plan", plan, "--watch", .. approver]);
        Assert.Equal(0, applied.ExitCode);
        Assert.Contains($"{run}: proven", applied.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Shell.RunAsync(["verify", Samples.Fabrikam, "--ticket", "CHG2", "--watch", .. requester])).ExitCode);
        var again = await Shell.RunAsync(["apply", Samples.Fabrikam, "--ticket", "CHG1", .. requester]);
        Assert.Contains("had been started before", again.Output, StringComparison.Ordinal);

        await stop.CancelAsync();
        Assert.Equal(130, await serving);
    }

    [Fact]
    public async Task A_rotation_on_a_host_with_fast_time_waits_for_a_person_and_then_takes_its_weeks_in_seconds()
    {
        using var stop = new CancellationTokenSource();
        var output = new WatchedWriter();
        var serving = CommandLine.InvokeAsync(
            ["serve", "--simulate", Samples.Fabrikam, "--data", _folder.In("data"), "--port", "0", "--fast-time"], output, TextWriter.Null, stop.Token);
        var server = await output.AfterAsync("listens on ");
        using var client = new HostClient(new Uri(server), await File.ReadAllTextAsync(_folder.In("data/secrets/requester.token")));
        string[] approver = ["--server", server, "--token-file", _folder.In("data/secrets/approver.token")];

        Assert.Equal(0, await ApproveAsync(await AskAsync("CHG1", RunAction.Apply)));
        var rotation = await AskAsync("CHG2", RunAction.Rotate);
        var waiting = await client.FindAsync(rotation, default);
        Assert.True(waiting.UpdatedAt - waiting.CreatedAt < TimeSpan.FromHours(1), "The clock jumped over a person's time.");
        Assert.Equal(0, await ApproveAsync(rotation));

        var ended = await client.FindAsync(rotation, default);
        Assert.Equal(RunOutcome.Proven, ended.Outcome);
        Assert.InRange(ended.UpdatedAt - ended.CreatedAt, TimeSpan.FromDays(37), TimeSpan.FromDays(40));

        await stop.CancelAsync();
        Assert.Equal(130, await serving);

        async Task<string> AskAsync(string ticket, RunAction action)
        {
            var run = (await client.DeliverAsync(new TicketPayload(ticket, "fabrikam", action, []), default)).Run;
            await UntilAsync(client, run, v => v.Phase is RunPhase.WaitingForApproval);
            return run;
        }

        async Task<int> ApproveAsync(string run) =>
            (await Shell.RunAsync(["approve", run, "--plan", (await client.FindAsync(run, default)).PlanHash!, "--watch", .. approver])).ExitCode;
    }

    [LinuxFact]
    public async Task A_runner_that_dies_is_started_again_and_its_death_is_told()
    {
        using var stop = new CancellationTokenSource();
        var (output, error) = (new WatchedWriter(), new WatchedWriter());
        var serving = CommandLine.InvokeAsync(
            ["serve", "--simulate", Samples.Fabrikam, "--data", _folder.In("data"), "--port", "0"], output, error, stop.Token);
        await output.AfterAsync("listens on ");
        var first = await ChildrenOf.FindAsync(_folder.FullPath, "hybrid-runner.dll");
        System.Diagnostics.Process.GetProcessById(first).Kill();

        Assert.StartsWith("ended unexpectedly with exit code 137.", await error.AfterAsync($"hybrid runner fabrikam-exchange (process {first}) "), StringComparison.Ordinal);
        Assert.StartsWith("again in 0.25 s", await error.AfterAsync("It is started "), StringComparison.Ordinal);
        Assert.NotEqual(0, await ChildrenOf.FindAsync(_folder.FullPath, "hybrid-runner.dll"));

        await stop.CancelAsync();
        Assert.Equal(130, await serving);
        Assert.Empty(await ChildrenOf.LeftAsync(_folder.FullPath));
    }

    [Theory]
    [InlineData("belong together", "--estate", "http://127.0.0.1:7100/")]
    [InlineData("no address of an estate", "--estate", "http://estate.fabrikam.com/", "--estate-token-file", "estate.token")]
    [InlineData("no token", "--estate", "http://127.0.0.1:7100/", "--estate-token-file", "missing.token")]
    public async Task An_estate_that_cannot_be_used_is_refused_before_anything_starts(string sentence, params string[] arguments)
    {
        var shell = await Shell.RunAsync(["serve", "--simulate", Samples.Fabrikam, "--data", _folder.In("data"), .. arguments]);

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains(sentence, shell.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.In("data")));
    }

    private static async Task<RunView> UntilAsync(HostClient client, string run, Func<RunView, bool> done)
    {
        var view = await client.FindAsync(run, default);
        while (!done(view))
        {
            view = await client.NextAsync(view, default);
        }

        return view;
    }
}
