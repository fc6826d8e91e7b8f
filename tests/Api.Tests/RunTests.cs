using System.Globalization;
using System.Net;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Plans;
using HybridTrust.Proofs;
using HybridTrust.Runs;

namespace HybridTrust.Api.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task A_run_is_shown_with_its_proofs()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var proof = new ProofResult("registered", ProofVerdict.Passed, "the key is there", "that it is used", "seen");
        await host.Evidence.AppendAsync(
            run, EvidenceChain.Start, [EvidenceEntry.Of(host.Clock.Now, EvidenceKind.Proved, "host", "Proof.", proof)], CancellationToken.None);
        host.Workflows.End(run, Deliveries.Ended());

        var view = await (await host.GetAsync($"/api/runs/{run}", Tokens.Reader)).ReadAsync<RunView>();
        Assert.Equal(RunOutcome.Proven, view.Outcome);
        Assert.Equal(RunPhase.Ended, view.Phase);
        Assert.Equal("rita", view.RequestedBy);
        Assert.Equal([proof], view.Proofs);
    }

    [Fact]
    public async Task Who_follows_a_run_sees_new_evidence_without_the_old_being_read_again()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var first = new ProofResult("registered", ProofVerdict.Passed, "the key is there", "that it is used", "seen");
        var second = first with { Name = "exercised" };
        var head = await host.Evidence.AppendAsync(
            run, EvidenceChain.Start, [EvidenceEntry.Of(host.Clock.Now, EvidenceKind.Proved, "host", "Proof.", first)], CancellationToken.None);
        Assert.Equal([first], (await (await host.GetAsync($"/api/runs/{run}", Tokens.Reader)).ReadAsync<RunView>()).Proofs);

        await host.Evidence.AppendAsync(
            run, head, [EvidenceEntry.Of(host.Clock.Now, EvidenceKind.Proved, "host", "Proof.", second)], CancellationToken.None);
        Assert.Equal([first, second], (await (await host.GetAsync($"/api/runs/{run}", Tokens.Reader)).ReadAsync<RunView>()).Proofs);

        // Each look ends where nothing is yet, and the next begins there.
        Assert.Equal(
            [$"evidence/{run}/000001", $"evidence/{run}/000002", $"evidence/{run}/000002", $"evidence/{run}/000003"],
            host.Records.Read.Where(key => key.StartsWith("evidence/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("run-00000000000000000000")]
    [InlineData("run-")]
    [InlineData("RUN-00000000000000000000")]
    [InlineData("job-exch-00000000000000000000-r1-s1-1")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("%F0%9F%92%A5")]
    [InlineData("run-0000000000000000000%0A")]
    public async Task An_unknown_run_is_not_found_on_any_address(string id)
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var address in (string[])["", "/plan", "/evidence", "/report"])
        {
            var response = await host.GetAsync($"/api/runs/{id}{address}", Tokens.Reader);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            await response.ProblemAsync(404, "not-found");
        }

        var decision = await host.PostAsync($"/api/runs/{id}/approval", Tokens.Approver, $$"""{ "plan": "{{Deliveries.Plan}}", "decision": "approve" }""");
        await decision.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_request_is_held_until_the_run_has_changed()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var seen = await (await host.GetAsync($"/api/runs/{run}", Tokens.Reader)).ReadAsync<RunView>();

        var held = host.GetAsync($"/api/runs/{run}?after={Time(seen.UpdatedAt)}&wait=20", Tokens.Reader);
        await host.UntilHeldAsync(held);

        host.Clock.Advance(TimeSpan.FromTicks(1));
        host.Workflows.Publish(run, new RunStatus(RunPhase.Applying, "Making changes."));
        Assert.Equal(RunPhase.Applying, (await (await held).ReadAsync<RunView>()).Phase);
    }

    [Fact]
    public async Task A_status_that_is_published_while_a_request_is_held_answers_it_even_at_the_same_time()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var held = host.GetAsync($"/api/runs/{run}?after={Time(host.Clock.Now)}&wait=20", Tokens.Reader);
        await host.UntilHeldAsync(held);

        host.Workflows.Publish(run, new RunStatus(RunPhase.Applying, "Making changes."));
        Assert.Equal(RunPhase.Applying, (await (await held).ReadAsync<RunView>()).Phase);
    }

    [Fact]
    public async Task A_run_whose_history_is_damaged_is_not_said_to_be_unknown()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        host.Workflows.Damage(run, "The history of the run is damaged at byte 17.");
        var problem = await (await host.GetAsync($"/api/runs/{run}", Tokens.Reader)).ProblemAsync(500, "history-damaged");
        Assert.Contains("byte 17", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/api/runs", Tokens.Reader)).StatusCode);
    }

    [Fact]
    public async Task A_held_request_is_answered_when_its_time_is_over()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var held = host.GetAsync($"/api/runs/{run}?after={Time(host.Clock.Now)}&wait=20", Tokens.Reader);
        await host.UntilHeldAsync(held);

        host.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(RunPhase.Inspecting, (await (await held).ReadAsync<RunView>()).Phase);
    }

    [Fact]
    public async Task A_run_that_has_ended_holds_nobody()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        host.Workflows.End(run, Deliveries.Ended());
        var view = await (await host.GetAsync($"/api/runs/{run}?after={Time(host.Clock.Now)}&wait=20", Tokens.Reader)).ReadAsync<RunView>();
        Assert.Equal(RunPhase.Ended, view.Phase);
    }

    [Theory]
    [InlineData("after=yesterday", "after")]
    [InlineData("wait=31", "wait")]
    [InlineData("wait=-1", "wait")]
    [InlineData("wait=1&wait=2", "wait")]
    public async Task A_wrong_query_is_named(string query, string name)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var problem = await (await host.GetAsync($"/api/runs/{run}?{query}", Tokens.Reader)).ProblemAsync(400, "bad-request");
        Assert.Equal(name, Assert.Single(problem.Errors!).Path);
    }

    [Fact]
    public async Task The_plan_is_given_as_it_was_saved()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        await (await host.GetAsync($"/api/runs/{run}/plan", Tokens.Approver)).ProblemAsync(404, "not-found");

        var plan = new Plan(Plan.CurrentVersion, "fabrikam", ["skype-online-partner"], [], [], 9);
        var hash = await host.Plans.SaveAsync(run, plan, CancellationToken.None);
        host.Workflows.Publish(run, new RunStatus(RunPhase.WaitingForApproval, "Waits.", hash, host.Clock.Now.AddHours(1)));

        var response = await host.GetAsync($"/api/runs/{run}/plan", Tokens.Approver);
        Assert.Equal(hash, (await response.ReadAsync<Plan>()).Hash());
        Assert.Equal($"\"{hash}\"", response.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task A_plan_is_given_as_text_that_a_person_reads_where_that_is_asked_for()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var change = new PlannedChange(
            "p/one", Steps.Site.Exchange, "ex01.fabrikam.com", "mail user \u00dcX", new Steps.DocumentReference("Doc", "step 2"),
            new Steps.Finding.Missing { Sentence = "is not there.", Settings = [] }, Steps.Risk.Restart);
        var plan = new Plan(Plan.CurrentVersion, "fabrikam", ["p"], [change], [], 3);
        var hash = await host.Plans.SaveAsync(run, plan, CancellationToken.None);
        host.Workflows.Publish(run, new RunStatus(RunPhase.WaitingForApproval, "1 change waits.", hash));

        var response = await host.GetAsync($"/api/runs/{run}/plan?format=text", Tokens.Reader);

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"\"{hash}\"", response.Headers.ETag?.Tag);
        Assert.Equal(PlanText.Of(plan), await response.Content.ReadAsStringAsync());
        Assert.Equal(hash, (await (await host.GetAsync($"/api/runs/{run}/plan?format=json", Tokens.Reader)).ReadAsync<Plan>()).Hash());
        await (await host.GetAsync($"/api/runs/{run}/plan?format=xml", Tokens.Reader)).ProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Evidence_is_a_record_a_line()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var entries = Enumerable.Range(1, 3).Select(i => EvidenceEntry.Of(host.Clock.Now, EvidenceKind.Noted, "host", $"Note {i}.\n", i)).ToArray();
        await host.Evidence.AppendAsync(run, EvidenceChain.Start, entries, CancellationToken.None);

        var response = await host.GetAsync($"/api/runs/{run}/evidence", Tokens.Reader);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var records = lines.Select(TrustJson.Deserialize<EvidenceRecord>).ToArray();
        Assert.Equal([1, 2, 3], records.Select(r => r.Sequence));
        Assert.All(records, r => Assert.True(r.IsIntact()));
    }

    [Fact]
    public async Task Evidence_is_given_when_the_history_is_no_longer_there()
    {
        await using var host = await ApiHost.StartAsync();
        const string Purged = "run-00000000000000000000";
        await host.Evidence.AppendAsync(
            Purged, EvidenceChain.Start, [EvidenceEntry.Of(host.Clock.Now, EvidenceKind.Noted, "host", "Note.", 1)], CancellationToken.None);
        var response = await host.GetAsync($"/api/runs/{Purged}/evidence", Tokens.Reader);
        Assert.Equal(Purged, (await response.ReadAsync<EvidenceRecord>()).Run);
    }

    [Fact]
    public async Task A_report_is_given_once_the_run_has_ended_in_the_form_asked_for()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        await (await host.GetAsync($"/api/runs/{run}/report", Tokens.Reader)).ProblemAsync(409, "run-not-ended");
        host.Workflows.End(run, Deliveries.Ended());

        var html = await host.GetAsync($"/api/runs/{run}/report?format=html", Tokens.Reader);
        Assert.Equal("text/html", html.Content.Headers.ContentType?.MediaType);
        Assert.Contains("style-src 'unsafe-inline'", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains(run, await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var json = await host.GetAsync($"/api/runs/{run}/report", Tokens.Reader);
        Assert.Equal("application/json", json.Content.Headers.ContentType?.MediaType);

        using var browser = new HttpRequestMessage(HttpMethod.Get, $"/api/runs/{run}/report");
        browser.Headers.Authorization = new("Bearer", Tokens.Reader);
        browser.Headers.Accept.ParseAdd("text/html,application/xhtml+xml;q=0.9");
        Assert.Equal("text/html", (await host.Http.SendAsync(browser)).Content.Headers.ContentType?.MediaType);

        await (await host.GetAsync($"/api/runs/{run}/report?format=pdf", Tokens.Reader)).ProblemAsync(400, "bad-request");
        host.Reports.None = true;
        await (await host.GetAsync($"/api/runs/{run}/report", Tokens.Reader)).ProblemAsync(404, "not-found");
    }

    private static string Time(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O", CultureInfo.InvariantCulture));
}
