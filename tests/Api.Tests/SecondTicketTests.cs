using System.Net;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Api.Tickets;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Runs.Turns;
using HybridTrust.Testing;

namespace HybridTrust.Api.Tests;

/// <summary>What becomes of a ticket while another one's run changes the same organization.</summary>
public sealed class SecondTicketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string Second = """{ "ticket": "CHG2", "organization": "fabrikam", "action": "apply" }""";
    private const string Other = """{ "ticket": "CHG3", "organization": "fabrikam", "action": "apply", "procedures": ["skype-online-partner"] }""";

    [Fact]
    public async Task One_that_asks_for_the_same_is_carried_by_that_run_for_good_and_told_so()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();

        var response = await host.PostAsync("/api/tickets", Tokens.Requester, Second);
        var expected = new TicketAnswer(run, Started: false) { Attached = true };
        Assert.Equal(expected, await response.ReadAsync<TicketAnswer>());
        Assert.Equal($"/api/runs/{run}", response.Headers.Location?.OriginalString);
        Assert.Contains(run, Assert.Single(host.Told.Comments).Text, StringComparison.Ordinal);
        var view = await (await host.GetAsync($"/api/runs/{run}", Tokens.Reader)).ReadAsync<RunView>();
        Assert.Equal([new TicketReference("generic", "CHG2")], view.AlsoFor);

        // Delivered once more when the run is over, it starts nothing.
        host.Workflows.End(run, Deliveries.Ended());
        Assert.Equal(expected, await (await host.PostAsync("/api/tickets", Tokens.Requester, Second)).ReadAsync<TicketAnswer>());
        Assert.Equal(1, host.Workflows.Count);
        Assert.Single(host.Told.Comments);
    }

    [Fact]
    public async Task A_ticket_system_that_does_not_answer_does_not_keep_a_ticket_from_being_carried()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        host.Told.Silent = true;
        Assert.Equal(run, (await (await host.PostAsync("/api/tickets", Tokens.Requester, Second)).ReadAsync<TicketAnswer>()).Run);
    }

    [Fact]
    public async Task One_that_asks_for_something_else_queues_behind_the_newest_and_a_ticket_that_asks_again_too()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var other = await StartAsync(host, Other);
        Assert.Equal(run, other.Behind);
        Assert.Equal(run, (await host.Workflows.FindAsync(other.Run, CancellationToken.None))!.Input<RunRequest>().Behind);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await StartAsync(host, """{ "ticket": "CHG0012345", "organization": "fabrikam", "action": "apply", "attempt": 2 }""");
        Assert.NotNull(again.Behind);
        Assert.NotEqual(run, again.Run);

        // What was delivered before stays what it became.
        var repeated = await (await host.PostAsync("/api/tickets", Tokens.Requester, Other)).ReadAsync<TicketAnswer>();
        Assert.Equal((other.Run, false), (repeated.Run, repeated.Started));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("verify")]
    public async Task One_that_only_looks_neither_waits_nor_makes_others_wait(string action)
    {
        await using var host = await ApiHost.StartAsync();
        var look = await StartAsync(host, Second.Replace("apply", action, StringComparison.Ordinal));
        Assert.Null((await StartAsync(host, Deliveries.Ticket)).Behind);
        Assert.Null((await StartAsync(host, Second.Replace("apply", action, StringComparison.Ordinal).Replace("CHG2", "CHG9", StringComparison.Ordinal))).Behind);
        Assert.Equal(3, host.Workflows.Count);
        Assert.NotEmpty(look.Run);
    }

    [Fact]
    public async Task Where_the_profile_has_it_queue_the_same_is_carried_out_once_more_afterwards()
    {
        await using var host = await StartAsync(SecondRun.Queue);
        var run = await host.StartRunAsync();
        Assert.Equal(run, (await StartAsync(host, Second)).Behind);
    }

    [Fact]
    public async Task Where_the_profile_has_it_refused_it_starts_nothing_until_the_first_has_ended()
    {
        await using var host = await StartAsync(SecondRun.Refuse);
        var run = await host.StartRunAsync();
        var problem = await (await host.PostAsync("/api/tickets", Tokens.Requester, Second)).ProblemAsync(409, "organization-busy");
        Assert.Contains(run, problem.Detail, StringComparison.Ordinal);

        host.Workflows.End(run, Deliveries.Ended());
        Assert.Null((await StartAsync(host, Second)).Behind);
    }

    [Fact]
    public async Task An_undo_queues_behind_the_run_that_changes_the_organization()
    {
        await using var host = await ApiHost.StartAsync();
        var first = await host.StartRunAsync();
        host.Workflows.End(first, Deliveries.Ended());
        var second = await StartAsync(host, Second);
        var undo = await (await host.PostAsync($"/api/runs/{first}/undo", Tokens.Requester, "{}")).ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);
        Assert.Equal(second.Run, undo.Behind);
    }

    [Fact]
    public async Task Tickets_that_come_at_the_same_instant_form_one_queue()
    {
        const int Tickets = 16;
        await using var host = await StartAsync(SecondRun.Queue);

        // All have looked before the first claims, and nobody's run is there before everybody has decided behind whom to go.
        var (claiming, starting) = (new Instant(Tickets), new Instant(Tickets));
        host.Records.BeforeWrite = key => key.Collection is "turns" ? claiming.ComeAsync() : Task.CompletedTask;
        host.Workflows.BeforeStart = _ => starting.ComeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Tickets).Select(i => StartAsync(host, Second.Replace("CHG2", $"CHG{i}", StringComparison.Ordinal))));

        Assert.Single(answers, a => a.Behind is null);
        var followed = answers.Select(a => a.Behind).OfType<string>().ToList();
        Assert.Equal(Tickets - 1, followed.Distinct(StringComparer.Ordinal).Count());
        Assert.Subset(answers.Select(a => a.Run).ToHashSet(StringComparer.Ordinal), followed.ToHashSet(StringComparer.Ordinal));
        Assert.All(answers, a => Assert.NotEqual(a.Run, a.Behind));
    }

    [Fact]
    public async Task Of_tickets_that_ask_for_the_same_at_the_same_instant_one_gets_a_run_and_it_carries_the_others()
    {
        await using var host = await ApiHost.StartAsync();
        var (starting, others) = (new TaskCompletionSource<string>(), new TaskCompletionSource());
        host.Workflows.BeforeStart = run =>
        {
            Assert.True(starting.TrySetResult(run), "Two were started.");
            return others.Task.WaitAsync(Patience);
        };

        var first = StartAsync(host, Deliveries.Ticket);
        var run = await starting.Task.WaitAsync(Patience);
        var carried = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
            await (await host.PostAsync("/api/tickets", Tokens.Requester, Second.Replace("CHG2", $"CHG-{i}", StringComparison.Ordinal))).ReadAsync<TicketAnswer>()));
        others.SetResult();

        Assert.All(carried, answer => Assert.Equal(new TicketAnswer(run, Started: false) { Attached = true }, answer));
        Assert.Equal(run, (await first).Run);
        Assert.Equal(1, host.Workflows.Count);
    }

    [Fact]
    public async Task The_same_delivery_twice_at_the_same_instant_keeps_its_place_before_what_came_in_between()
    {
        await using var host = await ApiHost.StartAsync();
        var (starting, go) = (new TaskCompletionSource<string>(), new TaskCompletionSource());
        host.Workflows.BeforeStart = run => starting.TrySetResult(run) ? go.Task.WaitAsync(Patience) : Task.CompletedTask;

        var first = host.PostAsync("/api/tickets", Tokens.Requester, Deliveries.Ticket);
        var run = await starting.Task.WaitAsync(Patience);
        Assert.Equal(run, (await StartAsync(host, Other)).Behind);
        Assert.Equal(new TicketAnswer(run, Started: true), await StartAsync(host, Deliveries.Ticket));
        go.SetResult();

        Assert.Equal(new TicketAnswer(run, Started: false), await (await first).ReadAsync<TicketAnswer>());
    }

    [Fact]
    public async Task A_claim_whose_host_died_holds_nobody_up_for_long()
    {
        await using var host = await ApiHost.StartAsync();
        host.Workflows.BeforeStart = _ => throw new InvalidOperationException("The host dies.");
        Assert.Equal(HttpStatusCode.InternalServerError, (await host.PostAsync("/api/tickets", Tokens.Requester, Deliveries.Ticket)).StatusCode);
        host.Workflows.BeforeStart = null;

        Assert.NotNull((await StartAsync(host, Other)).Behind);
        host.Workflows.End((await StartAsync(host, Deliveries.Ticket)).Run, Deliveries.Ended());
        host.Clock.Advance(TurnLedger.Patience);
        Assert.NotNull((await StartAsync(host, Second)).Behind);
    }

    private static async Task<TicketAnswer> StartAsync(ApiHost host, string ticket) =>
        await (await host.PostAsync("/api/tickets", Tokens.Requester, ticket)).ReadAsync<TicketAnswer>(HttpStatusCode.Accepted);

    private static async Task<ApiHost> StartAsync(SecondRun policy)
    {
        var host = await ApiHost.StartAsync();
        await new OrganizationStore(host.Records).SaveAsync(Profiles.Fabrikam with { SecondRun = policy }, CancellationToken.None);
        return host;
    }
}
