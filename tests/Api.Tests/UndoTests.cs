using System.Net;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Api.Tickets;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing;

namespace HybridTrust.Api.Tests;

public sealed class UndoTests
{
    [Fact]
    public async Task A_run_that_ended_is_undone_once_however_often_it_is_asked_for()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        host.Workflows.End(run, Deliveries.Ended());

        var first = await (await UndoAsync(host, run, "{}")).ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);
        var again = await (await UndoAsync(host, run, "{}")).ReadAsync<TicketAnswer>();
        Assert.Equal(first with { Started = false }, again);
        var other = await (await UndoAsync(host, run, """{ "attempt": 2 }""")).ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);
        Assert.NotEqual(first.Run, other.Run);

        var request = (await host.Workflows.FindAsync(first.Run, CancellationToken.None))!.Input<RunRequest>();
        Assert.Equal((RunAction.Undo, run, "fabrikam", "CHG0012345", 1), (request.Action, request.Undoes, request.Organization, request.Ticket.Id, request.Attempt));
    }

    [Fact]
    public async Task A_run_that_still_works_or_changes_nothing_is_not_undone()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        await (await UndoAsync(host, run, "{}")).ProblemAsync(409, "run-not-ended");
        var plan = await host.StartRunAsync(Deliveries.Ticket.Replace("apply", "plan", StringComparison.Ordinal));
        host.Workflows.End(plan, Deliveries.Ended());
        await (await UndoAsync(host, plan, "{}")).ProblemAsync(409, "nothing-to-undo");
        await (await UndoAsync(host, "run-00000000000000000000", "{}")).ProblemAsync(404, "not-found");
        Assert.Equal(2, host.Workflows.Count);
    }

    [Theory]
    [InlineData("""{ "attempt": 0 }""")]
    [InlineData("""{ "attempt": "1" }""")]
    [InlineData("""{ "force": true }""")]
    public async Task What_cannot_be_meant_is_refused(string body)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        host.Workflows.End(run, Deliveries.Ended());
        await (await UndoAsync(host, run, body)).ProblemAsync(422, "invalid-content");
        Assert.Equal(1, host.Workflows.Count);
    }

    [Fact]
    public async Task A_ticket_of_its_own_asks_for_it_too_and_names_the_run()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync("""{ "ticket": "CHG1", "organization": "fabrikam", "action": "apply", "procedures": ["skype-online-partner"] }""");
        await (await host.PostAsync("/api/tickets", Tokens.Requester, Ticket(run))).ProblemAsync(422, "invalid-content");
        host.Workflows.End(run, Deliveries.Ended());

        var answer = await (await host.PostAsync("/api/tickets", Tokens.Requester, Ticket(run))).ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);
        Assert.Equal(answer with { Started = false }, await (await host.PostAsync("/api/tickets", Tokens.Requester, Ticket(run))).ReadAsync<TicketAnswer>());

        var request = (await host.Workflows.FindAsync(answer.Run, CancellationToken.None))!.Input<RunRequest>();
        Assert.Equal((RunAction.Undo, run, "CHG9", "rita"), (request.Action, request.Undoes, request.Ticket.Id, request.RequestedBy));
        Assert.Equal(["skype-online-partner"], request.Procedures);
    }

    [Fact]
    public async Task A_change_request_asks_for_it_in_a_field_and_an_issue_in_a_line()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        host.Workflows.End(run, Deliveries.Ended());
        var change = $$"""{ "table": "change_request", "sys_id": "0123456789abcdef0123456789abcdef", "number": "CHG0030001", "u_hybridtrust_organization": "fabrikam", "u_hybridtrust_action": "undo", "u_hybridtrust_run": "{{run}}" }""";
        var issue = $$"""{ "issue": { "key": "OPS-12", "fields": { "customfield_10050": "fabrikam", "customfield_10051": "undo", "description": "hybridtrust-run: {{run}}" } } }""";

        var first = await (await host.Http.SendAsync(Signing.ServiceNow(change))).ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);
        var second = await (await host.Http.SendAsync(Signing.Jira(issue))).ReadAsync<TicketAnswer>();

        // Both ask for the very same: the second is carried by the first.
        Assert.Equal(new TicketAnswer(first.Run, Started: false) { Attached = true }, second);
        Assert.Equal(run, (await host.Workflows.FindAsync(first.Run, CancellationToken.None))!.Input<RunRequest>().Undoes);
    }

    [Fact]
    public async Task A_ticket_cannot_put_back_another_organizations_run_nor_choose_what_of_it()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        host.Workflows.End(run, Deliveries.Ended());
        await new OrganizationStore(host.Records).SaveAsync(Profiles.Fabrikam with { Name = "contoso" }, CancellationToken.None);

        foreach (var (ticket, path) in new[]
        {
            (Ticket(run).Replace("fabrikam", "contoso", StringComparison.Ordinal), "$.run"),
            (Ticket(run).Replace("\"action\"", "\"procedures\": [\"skype-online-partner\"], \"action\"", StringComparison.Ordinal), "$.procedures"),
        })
        {
            var problem = await (await host.PostAsync("/api/tickets", Tokens.Requester, ticket)).ProblemAsync(422, "invalid-content");
            Assert.Equal(path, Assert.Single(problem.Errors!).Path);
        }

        Assert.Equal(1, host.Workflows.Count);
    }

    [Fact]
    public async Task That_a_rotation_is_not_put_back_is_said_as_it_is()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync(Deliveries.Ticket.Replace("apply", "rotate", StringComparison.Ordinal));
        host.Workflows.End(run, Deliveries.Ended());
        var problem = await (await UndoAsync(host, run, "{}")).ProblemAsync(409, "nothing-to-undo");
        Assert.Contains("rotate once more", problem.Detail, StringComparison.Ordinal);
    }

    private static string Ticket(string run) => $$"""{ "ticket": "CHG9", "organization": "fabrikam", "action": "undo", "run": "{{run}}" }""";

    private static Task<HttpResponseMessage> UndoAsync(ApiHost host, string run, string body) =>
        host.PostAsync($"/api/runs/{run}/undo", Tokens.Requester, body);
}
