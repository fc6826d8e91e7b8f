using System.Net;
using HybridTrust.Api.Senders;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Api.Tickets;
using HybridTrust.Runs;

namespace HybridTrust.Api.Tests;

/// <summary>Deliveries signed as Standard Webhooks.</summary>
public sealed class SignedTicketTests
{
    private const string Second = """{ "ticket": "CHG0012345", "organization": "fabrikam", "action": "apply", "attempt": 2 }""";

    [Theory]
    [InlineData("/api/tickets")]
    [InlineData("/api/tickets/signed")]
    public async Task A_signed_ticket_starts_its_run_without_a_token(string path)
    {
        await using var host = await ApiHost.StartAsync();
        var response = await host.Http.SendAsync(Signing.Standard(Deliveries.Ticket, host.Clock.Now, path: path));
        var answer = await response.ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);

        var request = (await host.Workflows.FindAsync(answer.Run, CancellationToken.None))!.Input<RunRequest>();
        Assert.Equal("signed delivery (generic)", request.RequestedBy);
        Assert.Equal(new TicketReference("generic", "CHG0012345"), request.Ticket);
    }

    [Theory]
    [InlineData(Signing.NextSecret, true)]
    [InlineData(Signing.WrongSecret, false)]
    public async Task During_a_rotation_either_secret_will_do_and_no_other(string secret, bool taken)
    {
        await using var host = await ApiHost.StartAsync();
        var response = await host.Http.SendAsync(Signing.Standard(Deliveries.Ticket, host.Clock.Now, secret: secret));
        await AssertAsync(host, response, taken);
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public async Task A_delivery_counts_for_five_minutes_around_its_time(int seconds, bool taken)
    {
        await using var host = await ApiHost.StartAsync();
        var response = await host.Http.SendAsync(Signing.Standard(Deliveries.Ticket, host.Clock.Now.AddSeconds(seconds)));
        await AssertAsync(host, response, taken);
    }

    [Theory]
    [InlineData("webhook-id", null)]
    [InlineData("webhook-timestamp", null)]
    [InlineData("webhook-signature", null)]
    [InlineData("webhook-id", "msg-2")]
    [InlineData("webhook-id", "msg.1")]
    [InlineData("webhook-timestamp", "now")]
    [InlineData("webhook-timestamp", "-1")]
    [InlineData("webhook-timestamp", "9223372036854775807")]
    [InlineData("webhook-signature", "v1,")]
    [InlineData("webhook-signature", "v1,AAAA")]
    [InlineData("webhook-signature", "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==")]
    [InlineData("webhook-signature", "v1,!")]
    public async Task A_header_that_is_missing_or_changed_is_refused(string header, string? value)
    {
        await using var host = await ApiHost.StartAsync();
        await AssertAsync(host, await host.Http.SendAsync(Signing.Standard(Deliveries.Ticket, host.Clock.Now).With(header, value)), taken: false);
    }

    [Fact]
    public async Task A_token_does_not_heal_a_signature()
    {
        await using var host = await ApiHost.StartAsync();
        var request = Signing.Standard(Deliveries.Ticket, host.Clock.Now, secret: Signing.WrongSecret, path: "/api/tickets");
        request.Headers.Authorization = new("Bearer", Tokens.Requester);
        await AssertAsync(host, await host.Http.SendAsync(request), taken: false);
    }

    [Fact]
    public async Task A_token_alone_opens_no_address_for_signed_tickets()
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var path in new[] { "/api/tickets/signed", "/api/tickets/jira", "/api/tickets/servicenow" })
        {
            await AssertAsync(host, await host.PostAsync(path, Tokens.Everything, Deliveries.Ticket), taken: false);
        }
    }

    [Fact]
    public async Task A_signature_of_another_version_beside_ours_does_no_harm()
    {
        await using var host = await ApiHost.StartAsync();
        var request = Signing.Standard(Deliveries.Ticket, host.Clock.Now);
        var own = request.Headers.GetValues("webhook-signature").Single();
        await AssertAsync(host, await host.Http.SendAsync(request.With("webhook-signature", $"v2,xyz v1,AAAA {own}")), taken: true);
    }

    [Fact]
    public async Task A_changed_body_is_refused_before_it_is_read()
    {
        await using var host = await ApiHost.StartAsync();
        await AssertAsync(host, await host.Http.SendAsync(Signing.Standard(Deliveries.Ticket, host.Clock.Now).WithBody("{ no json")), taken: false);
        await AssertAsync(host, await host.Http.SendAsync(Signing.Standard(Deliveries.Ticket, host.Clock.Now).WithBody(Deliveries.Ticket + " ")), taken: false);
    }

    [Fact]
    public async Task A_large_body_is_refused_before_its_signature_is_looked_at()
    {
        await using var host = await ApiHost.StartAsync();
        var response = await host.Http.SendAsync(Signing.Standard(new string(' ', 64 * 1024) + Deliveries.Ticket, host.Clock.Now));
        await response.ProblemAsync(413, "too-large");
    }

    [Fact]
    public async Task A_repeated_delivery_starts_nothing_and_is_told_the_same_run_in_whatever_order_it_comes()
    {
        await using var host = await ApiHost.StartAsync();
        var first = await TakeAsync(host, Signing.Standard(Deliveries.Ticket, host.Clock.Now, "one"), HttpStatusCode.Accepted);
        var second = await TakeAsync(host, Signing.Standard(Second, host.Clock.Now, "two"), HttpStatusCode.Accepted);
        host.Clock.Advance(TimeSpan.FromHours(1));
        var secondAgain = await TakeAsync(host, Signing.Standard(Second, host.Clock.Now, "two"), HttpStatusCode.OK);
        var firstAgain = await TakeAsync(host, Signing.Standard(Deliveries.Ticket, host.Clock.Now, "one"), HttpStatusCode.OK);

        Assert.Equal(new TicketAnswer(first.Run, Started: false), firstAgain);
        Assert.Equal(new TicketAnswer(second.Run, Started: false), secondAgain);
        Assert.Equal(2, host.Workflows.Count);
    }

    [Fact]
    public async Task An_identifier_that_was_used_for_other_content_is_refused()
    {
        await using var host = await ApiHost.StartAsync();
        await TakeAsync(host, Signing.Standard(Deliveries.Ticket, host.Clock.Now), HttpStatusCode.Accepted);
        await (await host.Http.SendAsync(Signing.Standard(Second, host.Clock.Now))).ProblemAsync(409, "delivery-taken");
        Assert.Equal(1, host.Workflows.Count);
    }

    [Fact]
    public async Task A_ticket_that_asks_for_something_else_is_refused_with_the_reason()
    {
        await using var host = await ApiHost.StartAsync();
        var problem = await (await host.Http.SendAsync(Signing.Standard(Deliveries.Ticket.Replace("apply", "delete", StringComparison.Ordinal), host.Clock.Now)))
            .ProblemAsync(422, "invalid-content");
        Assert.Contains("'delete'", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_secrets_takes_no_signed_delivery()
    {
        await using var host = await ApiHost.StartAsync(senders: TicketSenders.None);
        await AssertAsync(host, await host.Http.SendAsync(Signing.Standard(Deliveries.Ticket, host.Clock.Now)), taken: false);
        await AssertAsync(host, await host.Http.SendAsync(Signing.Jira("{}")), taken: false);
        await AssertAsync(host, await host.Http.SendAsync(Signing.ServiceNow("{}")), taken: false);
    }

    [Fact]
    public async Task Secrets_and_signatures_are_never_logged()
    {
        await using var host = await ApiHost.StartAsync();
        var request = Signing.Standard(Deliveries.Ticket, host.Clock.Now);
        var mac = request.Headers.GetValues("webhook-signature").Single()["v1,".Length..];
        await host.Http.SendAsync(request);
        await host.Http.SendAsync(Signing.Standard(Deliveries.Ticket, host.Clock.Now, secret: Signing.WrongSecret));
        await host.Http.SendAsync(Signing.ServiceNow("{}", Signing.WrongShared));
        Assert.Contains(host.Logs.Lines, l => l.Contains("was refused", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, l =>
            l.Contains("shared-secret", StringComparison.Ordinal) || l.Contains("MDEyMzQ1", StringComparison.Ordinal) || l.Contains(mac, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")]
    [InlineData("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MD§=")]
    public void A_weak_or_misspelt_secret_is_refused_and_not_repeated(string text) =>
        Assert.DoesNotContain("MDEy", Assert.Throws<FormatException>(() => SharedSecret.OfStandard(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_reference_that_was_not_resolved_is_no_secret() =>
        Assert.Throws<FormatException>(() => SharedSecret.OfText("@Microsoft.KeyVault(VaultName=hybridtrust;SecretName=ticket-jira)"));

    private static async Task<TicketAnswer> TakeAsync(ApiHost host, HttpRequestMessage request, HttpStatusCode status) =>
        await (await host.Http.SendAsync(request)).ReadAsync<TicketAnswer>(status);

    private static async Task AssertAsync(ApiHost host, HttpResponseMessage response, bool taken)
    {
        if (taken)
        {
            await response.ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);
        }
        else
        {
            await response.ProblemAsync(401, "signature-refused");
            Assert.NotEmpty(response.Headers.WwwAuthenticate);
        }

        Assert.Equal(taken ? 1 : 0, host.Workflows.Count);
    }
}
