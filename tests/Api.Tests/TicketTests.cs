using System.Net;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Api.Tickets;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing;

namespace HybridTrust.Api.Tests;

public sealed class TicketTests
{
    [Fact]
    public async Task A_ticket_starts_the_run_named_after_it()
    {
        await using var host = await ApiHost.StartAsync();
        var response = await host.PostAsync("/api/tickets", Tokens.Requester, Deliveries.Ticket);
        var answer = await response.ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);

        var request = (await host.Workflows.FindAsync(answer.Run, CancellationToken.None))!.Input<RunRequest>();
        Assert.True(answer.Started);
        Assert.Equal(RunId.Of(request), answer.Run);
        Assert.Equal($"/api/runs/{answer.Run}", response.Headers.Location?.OriginalString);
        Assert.Equal(
            TrustJson.Serialize(new RunRequest(1, "fabrikam", RunAction.Apply, [], new TicketReference("generic", "CHG0012345"), "rita", 1)),
            TrustJson.Serialize(request));
    }

    [Fact]
    public async Task A_ticket_as_the_payload_writes_it_is_taken()
    {
        await using var host = await ApiHost.StartAsync();
        var payload = new TicketPayload("CHG-7", "fabrikam", RunAction.Verify, ["skype-online-partner"], Attempt: 3, System: "generic");
        var run = await host.StartRunAsync(TrustJson.Serialize(payload));

        var request = (await host.Workflows.FindAsync(run, CancellationToken.None))!.Input<RunRequest>();
        Assert.Equal(["skype-online-partner"], request.Procedures);
        Assert.Equal(3, request.Attempt);
        Assert.Equal(RunAction.Verify, request.Action);
    }

    [Fact]
    public async Task The_same_ticket_again_is_the_same_run()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var again = await host.PostAsync("/api/tickets", Tokens.Requester, Deliveries.Ticket);

        Assert.Equal(new TicketAnswer(run, Started: false), await again.ReadAsync<TicketAnswer>());
        Assert.Equal($"/api/runs/{run}", again.Headers.Location?.OriginalString);
        Assert.Equal(1, host.Workflows.Count);
    }

    [Fact]
    public async Task Ten_deliveries_at_once_start_one_run()
    {
        await using var host = await ApiHost.StartAsync();
        var responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.PostAsync("/api/tickets", Tokens.Requester, Deliveries.Ticket)));

        Assert.Single(responses, r => r.StatusCode is HttpStatusCode.Accepted);
        Assert.Equal(9, responses.Count(r => r.StatusCode is HttpStatusCode.OK));
        Assert.Equal(1, host.Workflows.Count);
    }

    [Fact]
    public async Task Another_attempt_is_another_run()
    {
        await using var host = await ApiHost.StartAsync();
        var first = await host.StartRunAsync();
        var second = await host.StartRunAsync("""{ "ticket": "CHG0012345", "organization": "fabrikam", "action": "apply", "attempt": 2 }""");
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("[\"preflight\"]", "preflight")]
    [InlineData("[\"skype-online-partner\", \"preflight\"]", "skype-online-partner")]
    public async Task Preflight_need_not_be_in_the_profile_and_alone_it_means_only_look(string asked, string effective)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync($$"""{ "ticket": "CHG1", "organization": "fabrikam", "action": "verify", "procedures": {{asked}} }""");

        Assert.Equal([effective], (await host.Workflows.FindAsync(run, CancellationToken.None))!.Input<RunRequest>().Procedures);
    }

    [Fact]
    public async Task The_same_ticket_for_other_procedures_is_refused()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var other = await host.PostAsync(
            "/api/tickets", Tokens.Requester, """{ "ticket": "CHG0012345", "organization": "fabrikam", "action": "apply", "procedures": ["skype-online-partner"] }""");

        var problem = await other.ProblemAsync(409, "ticket-taken");
        Assert.Contains(run, problem.Detail, StringComparison.Ordinal);
        Assert.Contains("\"attempt\": 2", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(1, host.Workflows.Count);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        await using var host = await ApiHost.StartAsync();
        var response = await host.PostAsync("/api/tickets", Tokens.Requester, """
            { "system": "jira", "ticket": " x", "organization": "contoso", "action": "destroy", "procedures": ["a", 1, "a"], "attempt": 100, "requestedBy": "boss", "ticket": "y" }
            """);

        var problem = await response.ProblemAsync(422, "invalid-content");
        Assert.Equal(
            ["$.action", "$.attempt", "$.organization", "$.procedures[1]", "$.procedures[2]", "$.requestedBy", "$.system", "$.ticket", "$.ticket"],
            problem.Errors!.Select(e => e.Path).Order(StringComparer.Ordinal));
        Assert.All(problem.Errors!, e => Assert.NotEmpty(e.Remedy));
        Assert.Equal(0, host.Workflows.Count);
    }

    [Theory]
    [InlineData("""{ "organization": "fabrikam", "action": "apply" }""", "$.ticket")]
    [InlineData("""{ "ticket": "", "organization": "fabrikam", "action": "apply" }""", "$.ticket")]
    [InlineData("""{ "ticket": "a\nb", "organization": "fabrikam", "action": "apply" }""", "$.ticket")]
    [InlineData("""{ "ticket": "a\u202eb", "organization": "fabrikam", "action": "apply" }""", "$.ticket")]
    [InlineData("""{ "ticket": "\ud800", "organization": "fabrikam", "action": "apply" }""", "$.ticket")]
    [InlineData("""{ "ticket": 5, "organization": "fabrikam", "action": "apply" }""", "$.ticket")]
    [InlineData("""{ "ticket": "12345678901234567890123456789012345678901234567890123456789012345", "organization": "fabrikam", "action": "apply" }""", "$.ticket")]
    [InlineData("""{ "ticket": "a", "action": "apply" }""", "$.organization")]
    [InlineData("""{ "ticket": "a", "organization": "../fabrikam", "action": "apply" }""", "$.organization")]
    [InlineData("""{ "ticket": "a", "organization": "FABRIKAM", "action": "apply" }""", "$.organization")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam" }""", "$.action")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "undo" }""", "$.run")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "undo", "run": "run-00000000000000000000" }""", "$.run")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "apply", "run": "run-00000000000000000000" }""", "$.run")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "Apply" }""", "$.action")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": 1 }""", "$.action")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "apply", "attempt": 0 }""", "$.attempt")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "apply", "attempt": "1" }""", "$.attempt")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "apply", "procedures": "skype-online-partner" }""", "$.procedures")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "apply", "procedures": ["teams-partners"] }""", "$.procedures")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "apply", "\ud800": 1 }""", "$[?]")]
    [InlineData("""{ "Ticket": "b", "ticket": "a", "organization": "fabrikam", "action": "apply" }""", "$.Ticket")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    public async Task The_wrong_field_is_named(string ticket, string path)
    {
        await using var host = await ApiHost.StartAsync();
        var problem = await (await host.PostAsync("/api/tickets", Tokens.Requester, ticket)).ProblemAsync(422, "invalid-content");
        Assert.Contains(path, problem.Errors!.Select(e => e.Path));
        Assert.Equal(0, host.Workflows.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{ 'ticket': 'a' }")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    public async Task What_is_not_json_is_said_to_be_none(string body)
    {
        await using var host = await ApiHost.StartAsync();
        await (await host.PostAsync("/api/tickets", Tokens.Requester, body)).ProblemAsync(400, "not-json");
    }

    [Theory]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "rotate" }""", RunAction.Rotate, "")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "rotate", "procedures": ["emergency-publish"] }""", RunAction.Rotate, "emergency-publish")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "plan", "procedures": ["rotate"] }""", RunAction.Plan, "rotate")]
    public async Task A_rotation_is_an_action_that_no_profile_has_to_list(string body, RunAction action, string procedures)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync(body);

        var request = (await host.Workflows.FindAsync(run, CancellationToken.None))!.Input<RunRequest>();
        Assert.Equal((action, procedures), (request.Action, string.Join(',', request.Procedures)));
    }

    [Theory]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "apply", "procedures": ["rotate"] }""")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "verify", "procedures": ["emergency-clear"] }""")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "rotate", "procedures": ["skype-online-partner"] }""")]
    [InlineData("""{ "ticket": "a", "organization": "fabrikam", "action": "rotate", "procedures": ["rotate", "emergency-publish"] }""")]
    public async Task A_rotation_is_never_part_of_anything_else(string body)
    {
        await using var host = await ApiHost.StartAsync();
        var error = Assert.Single((await (await host.PostAsync("/api/tickets", Tokens.Requester, body)).ProblemAsync(422)).Errors!);
        Assert.Equal("$.procedures", error.Path);
        Assert.Equal(0, host.Workflows.Count);
    }

    [Fact]
    public async Task Procedures_that_this_release_lacks_or_that_are_retired_are_refused()
    {
        await using var host = await ApiHost.StartAsync();
        var organizations = new OrganizationStore(host.Records);
        await organizations.SaveAsync(Profiles.Fabrikam with { Name = "contoso", Legacy = false }, CancellationToken.None);
        await organizations.SaveAsync(Profiles.Fabrikam with { Name = "tailspin", Procedures = ["later"] }, CancellationToken.None);

        foreach (var name in (string[])["contoso", "tailspin"])
        {
            var response = await host.PostAsync("/api/tickets", Tokens.Requester, $$"""{ "ticket": "a", "organization": "{{name}}", "action": "plan" }""");
            var error = Assert.Single((await response.ProblemAsync(422)).Errors!);
            Assert.Equal("$.procedures", error.Path);
        }

        Assert.Equal(0, host.Workflows.Count);
    }

    [Fact]
    public async Task A_refused_topology_is_refused_with_the_server_its_product_and_the_remedy()
    {
        await using var host = await ApiHost.StartAsync();
        var old = Profiles.Fabrikam.Topology.Servers[0] with { Fqdn = "ex13.fabrikam.com", Build = "15.0.1497.48" };
        await new OrganizationStore(host.Records).SaveAsync(
            Profiles.Fabrikam with { Name = "contoso", Topology = Profiles.Fabrikam.Topology with { Servers = [.. Profiles.Fabrikam.Topology.Servers, old] } },
            CancellationToken.None);

        var response = await host.PostAsync("/api/tickets", Tokens.Requester, """{ "ticket": "a", "organization": "contoso", "action": "verify" }""");

        var error = Assert.Single((await response.ProblemAsync(422)).Errors!);
        Assert.Equal("$.organization", error.Path);
        Assert.Contains("ex13.fabrikam.com runs Exchange 2013", error.Problem, StringComparison.Ordinal);
        Assert.Contains("uninstall Exchange", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(0, host.Workflows.Count);
    }

    [Fact]
    public async Task A_body_above_the_limit_is_refused_whether_its_length_is_said_or_not()
    {
        await using var host = await ApiHost.StartAsync();
        var large = new string(' ', 64 * 1024) + Deliveries.Ticket;
        await (await host.PostAsync("/api/tickets", Tokens.Requester, large)).ProblemAsync(413, "too-large");

        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/api/tickets");
        chunked.Headers.Authorization = new("Bearer", Tokens.Requester);
        chunked.Headers.TransferEncodingChunked = true;
        chunked.Content = new StringContent(large, System.Text.Encoding.UTF8, "application/json");
        await (await host.Http.SendAsync(chunked)).ProblemAsync(413, "too-large");
        Assert.Equal(0, host.Workflows.Count);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Another_content_type_is_refused(string contentType)
    {
        await using var host = await ApiHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tickets");
        request.Headers.Authorization = new("Bearer", Tokens.Requester);
        request.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Deliveries.Ticket));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        await (await host.Http.SendAsync(request)).ProblemAsync(415, ProblemKind.UnsupportedMediaType.Name);
    }
}
