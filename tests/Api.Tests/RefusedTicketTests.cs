using System.Net;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Api.Tests.Ticketing;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Tests;

/// <summary>That whoever filed a ticket reads in it why it was refused.</summary>
public sealed class RefusedTicketTests
{
    private const string Issue = """{ "issue": { "key": "OPS-12", "fields": { "customfield_10050": "fabrikam", "customfield_10051": "format" } } }""";

    private const string Change = """
        { "table": "change_request", "sys_id": "0123456789abcdef0123456789abcdef", "number": "CHG0030001", "u_hybridtrust_organization": "nowhere", "u_hybridtrust_action": "apply" }
        """;

    [Fact]
    public async Task An_issue_is_told_each_thing_that_is_wrong_and_what_to_write_instead()
    {
        await using var host = await ApiHost.StartAsync();
        var problem = await (await host.Http.SendAsync(Signing.Jira(Issue))).ProblemAsync(422, "invalid-content");

        var told = Assert.Single(host.Told.Comments);
        Assert.Equal(new TicketReference("jira", "OPS-12"), Assert.Single(host.Told.Tickets));
        Assert.Contains(problem.Detail, told.Text, StringComparison.Ordinal);
        Assert.All(problem.Errors!, e => Assert.Contains(e.Remedy, told.Text, StringComparison.Ordinal));
        Assert.True(told.Refusal);
        Assert.Equal(0, host.Workflows.Count);
    }

    [Fact]
    public async Task A_change_request_is_told_by_its_record()
    {
        await using var host = await ApiHost.StartAsync();
        await (await host.Http.SendAsync(Signing.ServiceNow(Change))).ProblemAsync(422, "invalid-content");

        Assert.Equal(new TicketReference("servicenow", "CHG0030001") { Record = "0123456789abcdef0123456789abcdef" }, Assert.Single(host.Told.Tickets));
        Assert.Contains("nowhere", Assert.Single(host.Told.Comments).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_may_not_start_now_is_told_too()
    {
        await using var host = await ApiHost.StartAsync();
        await new OrganizationStore(host.Records).SaveAsync(Profiles.Fabrikam with { SecondRun = SecondRun.Refuse }, CancellationToken.None);
        var run = await host.StartRunAsync();
        await (await host.Http.SendAsync(Signing.Jira(Issue.Replace("format", "apply", StringComparison.Ordinal)))).ProblemAsync(409, "organization-busy");
        Assert.Contains(run, Assert.Single(host.Told.Comments).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comment_makes_Jira_deliver_again_and_that_is_refused_without_another_comment()
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var delivery in new[] { "event-1", "event-2", "event-3" })
        {
            await (await host.Http.SendAsync(Signing.Jira(Issue, delivery))).ProblemAsync(422, "invalid-content");
        }

        // The ledger writes what has the same name and key once.
        Assert.Single(host.Told.Comments.Select(c => (c.Run, c.Key)).Distinct());
        await (await host.Http.SendAsync(Signing.Jira(Issue.Replace("format", "erase", StringComparison.Ordinal), "event-4"))).ProblemAsync(422, "invalid-content");
        Assert.Equal(2, host.Told.Comments.Select(c => (c.Run, c.Key)).Distinct().Count());
    }

    [Fact]
    public async Task Nobody_is_told_for_a_forged_delivery_a_callers_own_or_one_that_names_no_ticket()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.SendAsync(Signing.Jira(Issue, secret: Signing.WrongShared))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.SendAsync(Signing.ServiceNow(Change, Signing.WrongShared))).StatusCode);
        await (await host.PostAsync("/api/tickets", Tokens.Requester, """{ "ticket": "CHG1" }""")).ProblemAsync(422, "invalid-content");
        await (await host.Http.SendAsync(Signing.Jira(Issue.Replace("OPS-12", "OPS\\n12", StringComparison.Ordinal)))).ProblemAsync(422, "invalid-content");
        await (await host.Http.SendAsync(Signing.Jira("{}"))).ProblemAsync(422, "invalid-content");
        Assert.Empty(host.Told.Comments);
    }

    [Fact]
    public async Task A_ticket_system_that_does_not_answer_changes_nothing_about_the_refusal()
    {
        await using var host = await ApiHost.StartAsync();
        host.Told.Silent = true;
        await (await host.Http.SendAsync(Signing.Jira(Issue))).ProblemAsync(422, "invalid-content");
        await (await host.Http.SendAsync(Signing.Standard("""{ "ticket": "T-1" }""", host.Clock.Now))).ProblemAsync(422, "invalid-content");
    }

    [Fact]
    public async Task Other_systems_are_sent_a_message_of_its_own_kind()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Outbox.CommentAsync(Desk.Ticket("generic"), new TicketComment("refused-1f0c9a", "refused", "No.") { Refusal = true }, default);
        Assert.Contains("\"type\":\"ticket.refused\"", Assert.Single(desk.Receiver.Messages).Body, StringComparison.Ordinal);
    }
}
