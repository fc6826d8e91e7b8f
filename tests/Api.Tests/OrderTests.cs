using HybridTrust.Api.Orders;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Jobs;
using HybridTrust.Runs;
using HybridTrust.Runs.Activities;
using HybridTrust.Runs.Orders;
using HybridTrust.Runs.Rotations;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Tests;

public sealed class OrderTests
{
    [Fact]
    public async Task A_hold_is_kept_with_who_gave_it_and_wakes_the_run()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var answer = await (await OrderAsync(host, run, "hold", "mail queue grows")).ReadAsync<OrderAnswer>();

        Assert.Equal((OrderKind.Hold, "anna", host.Clock.Now), (answer.Order, answer.By, answer.At));
        Assert.Equal([run], answer.Runs);
        var standing = (await Ledger(host).ReadAsync(run, CancellationToken.None)).Standing!;
        Assert.Equal(new RunOrder(OrderKind.Hold, "anna", host.Clock.Now, "mail queue grows"), standing.Order);
        Assert.Equal((run, OrderNotice.EventName(0)), (host.Workflows.Events.Single().Instance, host.Workflows.Events.Single().Name));
    }

    [Fact]
    public async Task The_same_order_again_is_one_order()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var first = await (await OrderAsync(host, run, "hold")).ReadAsync<OrderAnswer>();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await (await OrderAsync(host, run, "hold", token: Tokens.SecondApprover)).ReadAsync<OrderAnswer>();

        Assert.Equal((first.By, first.At), (second.By, second.At));
        Assert.Equal(1, (await Ledger(host).ReadAsync(run, CancellationToken.None)).Given);
    }

    [Fact]
    public async Task A_cancelled_run_is_not_resumed_and_an_ended_one_takes_no_order()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        await (await OrderAsync(host, run, "cancel")).ReadAsync<OrderAnswer>();
        await (await OrderAsync(host, run, "resume")).ProblemAsync(409, "run-over");

        host.Workflows.End(run, Deliveries.Ended());
        await (await OrderAsync(host, run, "hold")).ProblemAsync(409, "run-over");
    }

    [Fact]
    public async Task A_cancelled_run_that_waits_for_approval_is_woken_from_that()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartWaitingRunAsync();
        await (await OrderAsync(host, run, "cancel")).ReadAsync<OrderAnswer>();
        Assert.Contains(host.Workflows.Events, e => e.Name == Approval.EventName(Deliveries.Plan));
    }

    [Fact]
    public async Task A_rotation_is_woken_in_the_stretch_in_which_it_waits_and_no_other_is()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        var stretch = new WorkflowReference<int, int>(RotationWatchWorkflow.Reference.Name);
        foreach (var id in new[] { $"{RotationWatchWorkflow.PrefixOf(run)}r1-0-date", $"{RotationWatchWorkflow.PrefixOf(run + "0")}r1-0-date" })
        {
            await host.Workflows.StartAsync(stretch, id, 0, CancellationToken.None);
        }

        await (await OrderAsync(host, run, "cancel")).ReadAsync<OrderAnswer>();

        Assert.Equal([run, $"{RotationWatchWorkflow.PrefixOf(run)}r1-0-date"], host.Workflows.Events.Select(e => e.Instance));
        Assert.All(host.Workflows.Events, e => Assert.Equal(OrderNotice.EventName(0), e.Name));
    }

    [Fact]
    public async Task Cancelling_all_ends_what_works_now_and_nothing_that_starts_later()
    {
        await using var host = await ApiHost.StartAsync();
        var over = await host.StartRunAsync(Deliveries.Ticket.Replace("CHG0012345", "CHG1", StringComparison.Ordinal));
        host.Workflows.End(over, Deliveries.Ended());
        var works = await host.StartRunAsync(Deliveries.Ticket.Replace("CHG0012345", "CHG2", StringComparison.Ordinal));

        var answer = await (await OrderAllAsync(host, "cancel")).ReadAsync<OrderAnswer>();
        var later = await host.StartRunAsync(Deliveries.Ticket.Replace("CHG0012345", "CHG3", StringComparison.Ordinal));

        Assert.Equal([works], answer.Runs);
        Assert.Null((await Ledger(host).ReadAsync(over, CancellationToken.None)).Standing);
        Assert.Equal(OrderKind.Cancel, (await Ledger(host).ReadAsync(works, CancellationToken.None)).Standing?.Order.Kind);
        Assert.Null((await Ledger(host).ReadAsync(later, CancellationToken.None)).Standing);
    }

    [Fact]
    public async Task Holding_all_holds_what_starts_later_too_and_a_run_resumed_alone_is_told_so()
    {
        await using var host = await ApiHost.StartAsync();
        await (await OrderAllAsync(host, "hold")).ReadAsync<OrderAnswer>();
        var run = await host.StartRunAsync();
        Assert.Equal(OrderKind.Hold, (await Ledger(host).ReadAsync(run, CancellationToken.None)).Standing?.Order.Kind);

        var answer = await (await OrderAsync(host, run, "resume")).ReadAsync<OrderAnswer>();
        Assert.Contains("does not go on yet", answer.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_orders_at_once_none_is_lost()
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => OrderAsync(host, run, i % 2 == 0 ? "hold" : "resume")));
        var given = await host.Records.FindAsync(new OrderScope(run).Key, CancellationToken.None);
        var orders = Json.TrustJson.Deserialize<GivenOrders>(given!.Content.Span).Orders;
        Assert.All(orders.Zip(orders.Skip(1)), pair => Assert.NotEqual(pair.First.Kind, pair.Second.Kind));
        Assert.Equal(OrderKind.Hold, orders[0].Kind);
    }

    [Theory]
    [InlineData("""{ }""", "$.order")]
    [InlineData("""{ "order": "stop" }""", "$.order")]
    [InlineData("""{ "order": "hold", "reason": "\u0007" }""", "$.reason")]
    [InlineData("""{ "order": "hold", "by": "boss" }""", "$.by")]
    public async Task The_wrong_field_is_named(string body, string path)
    {
        await using var host = await ApiHost.StartAsync();
        var run = await host.StartRunAsync();
        foreach (var address in new[] { $"/api/runs/{run}/orders", "/api/orders" })
        {
            var problem = await (await host.PostAsync(address, Tokens.Approver, body)).ProblemAsync(422, "invalid-content");
            Assert.Equal(path, Assert.Single(problem.Errors!).Path);
        }
    }

    [Fact]
    public async Task A_runner_is_told_of_a_hold_before_its_next_change_and_of_its_own_jobs_only()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var run = await host.StartRunAsync();
        var grant = await new OrganizationLock(host.Records, host.Clock).AcquireAsync(
            new LockRequest("fabrikam", $"{run}/r1/s1", host.Clock.Now.AddMinutes(20)), CancellationToken.None);
        var job = await host.DispatchAsync("exch", run: run, terms: new ChangeTerms(run, "fabrikam", grant.Fence));
        var gate = $"/api/runner/jobs/{job}/gate";
        Assert.Null((await (await host.GetAsync(gate, Tokens.Exch)).ReadAsync<GateAnswer>()).Objection);

        await (await OrderAsync(host, run, "hold")).ReadAsync<OrderAnswer>();
        Assert.Contains("anna put a hold on", (await (await host.GetAsync(gate, Tokens.Exch)).ReadAsync<GateAnswer>()).Objection, StringComparison.Ordinal);
        await (await host.GetAsync(gate, Tokens.Exch2)).ProblemAsync(404, "not-found");
        await (await host.GetAsync(gate, Tokens.NotEnrolled)).ProblemAsync(403, "forbidden");

        await (await OrderAsync(host, run, "resume")).ReadAsync<OrderAnswer>();
        Assert.Null((await (await host.GetAsync(gate, Tokens.Exch)).ReadAsync<GateAnswer>()).Objection);
        await new OrganizationLock(host.Records, host.Clock).ReleaseAsync(new LockRequest("fabrikam", $"{run}/r1/s1", default), CancellationToken.None);
        Assert.Contains("no longer holds the lock", (await (await host.GetAsync(gate, Tokens.Exch)).ReadAsync<GateAnswer>()).Objection, StringComparison.Ordinal);
    }

    private static OrderLedger Ledger(ApiHost host) => new(host.Records);

    private static Task<HttpResponseMessage> OrderAsync(ApiHost host, string run, string order, string? reason = null, string token = Tokens.Approver) =>
        host.PostAsync($"/api/runs/{run}/orders", token, Body(order, reason));

    private static Task<HttpResponseMessage> OrderAllAsync(ApiHost host, string order) => host.PostAsync("/api/orders", Tokens.Approver, Body(order, null));

    private static string Body(string order, string? reason) => reason is null ? $$"""{ "order": "{{order}}" }""" : $$"""{ "order": "{{order}}", "reason": "{{reason}}" }""";
}
