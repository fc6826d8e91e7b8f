using System.Net;
using System.Text;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Api.Tickets;
using HybridTrust.Runs;

namespace HybridTrust.Api.Tests;

/// <summary>Jira's issues and ServiceNow's change requests.</summary>
public sealed class ForeignTicketTests
{
    private const string Issue = """
        { "webhookEvent": "jira:issue_updated", "user": { "emailAddress": "rita@fabrikam.com" },
          "issue": { "key": "OPS-12", "fields": {
            "customfield_10050": "fabrikam", "customfield_10051": { "value": "apply" },
            "description": "Please.\r\nhybridtrust-procedures: skype-online-partner\r\nhybridtrust-attempt: 2" } } }
        """;

    private const string Change = """
        { "table": "change_request", "sys_id": "0123456789abcdef0123456789abcdef", "number": "CHG0030001", "requested_by": "rita",
          "u_hybridtrust_organization": "fabrikam", "u_hybridtrust_action": "apply", "u_hybridtrust_procedures": "",
          "short_description": "not read", "description": "HybridTrust-Attempt: 3" }
        """;

    [Fact]
    public async Task An_issue_is_read_from_its_fields_and_its_description()
    {
        await using var host = await ApiHost.StartAsync();
        var request = await StartedAsync(host, Signing.Jira(Issue));

        Assert.Equal(new TicketReference("jira", "OPS-12"), request.Ticket);
        Assert.Equal("rita@fabrikam.com (jira)", request.RequestedBy);
        Assert.Equal((RunAction.Apply, 2), (request.Action, request.Attempt));
        Assert.Equal(["skype-online-partner"], request.Procedures);
    }

    [Fact]
    public async Task A_change_request_is_read_from_its_fields_and_its_description()
    {
        await using var host = await ApiHost.StartAsync();
        var request = await StartedAsync(host, Signing.ServiceNow(Change));

        Assert.Equal(new TicketReference("servicenow", "CHG0030001") { Record = "0123456789abcdef0123456789abcdef" }, request.Ticket);
        Assert.Equal("rita (servicenow)", request.RequestedBy);
        Assert.Equal((RunAction.Apply, 3), (request.Action, request.Attempt));
        Assert.Empty(request.Procedures);
    }

    [Fact]
    public async Task Basic_authentication_carries_the_secret_as_well()
    {
        await using var host = await ApiHost.StartAsync();
        await StartedAsync(host, Basic($"hybridtrust:{Signing.NextShared}"));
        Assert.Equal(401, (int)(await host.Http.SendAsync(Basic($"hybridtrust:{Signing.WrongShared}"))).StatusCode);
        Assert.Equal(401, (int)(await host.Http.SendAsync(Basic(Signing.Shared))).StatusCode);
        Assert.Equal(401, (int)(await host.Http.SendAsync(Basic(":"))).StatusCode);
    }

    [Fact]
    public async Task During_a_rotation_either_secret_of_Jira_will_do_and_no_other()
    {
        await using var host = await ApiHost.StartAsync();
        await (await host.Http.SendAsync(Signing.Jira(Issue, secret: Signing.WrongShared))).ProblemAsync(401, "signature-refused");
        Assert.Equal(0, host.Workflows.Count);
        await StartedAsync(host, Signing.Jira(Issue, secret: Signing.NextShared));
    }

    [Theory]
    [InlineData("X-Hub-Signature", null, 401)]
    [InlineData("X-Hub-Signature", "sha1=0000000000000000000000000000000000000000", 401)]
    [InlineData("X-Hub-Signature", "sha256=00", 401)]
    [InlineData("X-Atlassian-Webhook-Identifier", null, 400)]
    public async Task A_delivery_of_Jira_without_a_header_is_refused(string header, string? value, int status)
    {
        await using var host = await ApiHost.StartAsync();
        await (await host.Http.SendAsync(Signing.Jira(Issue).With(header, value))).ProblemAsync(status);
        Assert.Equal(0, host.Workflows.Count);
    }

    [Fact]
    public async Task A_changed_body_of_Jira_is_refused()
    {
        await using var host = await ApiHost.StartAsync();
        await (await host.Http.SendAsync(Signing.Jira(Issue).WithBody(Issue.Replace("apply", "plan", StringComparison.Ordinal)))).ProblemAsync(401, "signature-refused");
        Assert.Equal(0, host.Workflows.Count);
    }

    [Theory]
    [InlineData("event-1")]
    [InlineData("event-2")]
    public async Task An_event_that_comes_again_starts_nothing_even_under_a_forged_identifier(string identifier)
    {
        await using var host = await ApiHost.StartAsync();
        await StartedAsync(host, Signing.Jira(Issue));
        var again = await (await host.Http.SendAsync(Signing.Jira(Issue, identifier))).ReadAsync<TicketAnswer>();
        Assert.False(again.Started);
        Assert.Equal(1, host.Workflows.Count);
    }

    [Fact]
    public async Task An_identifier_of_Jira_with_another_body_is_refused()
    {
        await using var host = await ApiHost.StartAsync();
        await StartedAsync(host, Signing.Jira(Issue));
        await (await host.Http.SendAsync(Signing.Jira(Issue.Replace("OPS-12", "OPS-13", StringComparison.Ordinal)))).ProblemAsync(409, "delivery-taken");
        Assert.Equal(1, host.Workflows.Count);
    }

    [Fact]
    public async Task A_change_request_that_comes_again_starts_nothing_until_it_asks_for_another_attempt()
    {
        await using var host = await ApiHost.StartAsync();
        await StartedAsync(host, Signing.ServiceNow(Change));
        var again = await (await host.Http.SendAsync(Signing.ServiceNow(Change.Replace("not read", "changed", StringComparison.Ordinal)))).ReadAsync<TicketAnswer>();
        Assert.False(again.Started);
        await StartedAsync(host, Signing.ServiceNow(Change.Replace("Attempt: 3", "Attempt: 4", StringComparison.Ordinal)));
        Assert.False((await (await host.Http.SendAsync(Signing.ServiceNow(Change))).ReadAsync<TicketAnswer>()).Started);
        Assert.Equal(2, host.Workflows.Count);
    }

    [Theory]
    [InlineData("change_request\"", "incident\"", "$.table")]
    [InlineData("0123456789abcdef0123456789abcdef", "../x", "$.sys_id")]
    [InlineData("CHG0030001", "", "$.ticket")]
    [InlineData("\"apply\"", "\"rm -rf\"", "$.action")]
    [InlineData("\"apply\"", "\"undo\"", "$.run")]
    [InlineData("\"fabrikam\"", "\"fabrikam, contoso\"", "$.organization")]
    [InlineData("Attempt: 3", "Attempt: many", "$.attempt")]
    [InlineData("HybridTrust-Attempt: 3", "hybridtrust-policy: none", "$.policy")]
    [InlineData("HybridTrust-Attempt: 3", "hybridtrust-action: plan", "$.action")]
    public async Task What_a_change_request_may_not_ask_is_refused_at_its_place(string part, string instead, string path)
    {
        await using var host = await ApiHost.StartAsync();
        var problem = await (await host.Http.SendAsync(Signing.ServiceNow(Change.Replace(part, instead, StringComparison.Ordinal)))).ProblemAsync(422, "invalid-content");
        Assert.Contains(problem.Errors!, e => e.Path == path);
        Assert.Equal(0, host.Workflows.Count);
    }

    [Fact]
    public async Task Whoever_asked_in_the_ticket_system_cannot_decide_under_the_same_name()
    {
        await using var host = await ApiHost.StartAsync();
        var answer = await (await host.Http.SendAsync(Signing.ServiceNow(Change.Replace("\"rita\"", "\"Anna\"", StringComparison.Ordinal))))
            .ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);
        host.Workflows.Publish(answer.Run, new RunStatus(RunPhase.WaitingForApproval, "1 change waits.", Deliveries.Plan, host.Clock.Now.AddHours(1), Changes: 1));

        var decision = $$"""{ "plan": "{{Deliveries.Plan}}", "decision": "approve" }""";
        await (await host.PostAsync($"/api/runs/{answer.Run}/approval", Tokens.Approver, decision)).ProblemAsync(403, "forbidden");
        await (await host.PostAsync($"/api/runs/{answer.Run}/approval", Tokens.SecondApprover, decision)).ReadAsync<Approvals.ApprovalAnswer>();
    }

    private static async Task<RunRequest> StartedAsync(ApiHost host, HttpRequestMessage delivery)
    {
        var answer = await (await host.Http.SendAsync(delivery)).ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);
        Assert.True(answer.Started);
        return (await host.Workflows.FindAsync(answer.Run, CancellationToken.None))!.Input<RunRequest>();
    }

    private static HttpRequestMessage Basic(string credentials) => Signing.Post("/api/tickets/servicenow", Change)
        .With("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))}");
}
