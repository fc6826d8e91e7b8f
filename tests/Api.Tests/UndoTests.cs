using System.Net;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Api.Tickets;
using HybridTrust.Runs;

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

    private static Task<HttpResponseMessage> UndoAsync(ApiHost host, string run, string body) =>
        host.PostAsync($"/api/runs/{run}/undo", Tokens.Requester, body);
}
