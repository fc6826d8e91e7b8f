using HybridTrust.Api.Tickets;
using HybridTrust.Runs;

namespace HybridTrust.Api.Tests.Support;

/// <summary>Tickets and the runs they start.</summary>
internal static class Deliveries
{
    public const string Ticket = """{ "ticket": "CHG0012345", "organization": "fabrikam", "action": "apply" }""";

    public static readonly string Plan = new('a', 64);

    /// <summary>Delivers a ticket of rita's; gives its run.</summary>
    public static async Task<string> StartRunAsync(this ApiHost host, string ticket = Ticket, string token = Tokens.Requester)
    {
        var response = await host.PostAsync("/api/tickets", token, ticket);
        return (await response.ReadAsync<TicketAnswer>(System.Net.HttpStatusCode.Accepted)).Run;
    }

    /// <summary>Delivers a ticket, and lets its run wait for the approval of <see cref="Plan"/>.</summary>
    public static async Task<string> StartWaitingRunAsync(this ApiHost host, string token = Tokens.Requester)
    {
        var run = await host.StartRunAsync(token: token);
        host.Workflows.Publish(run, new RunStatus(
            RunPhase.WaitingForApproval, "1 change waits for approval.", Plan, host.Clock.Now.AddHours(72), Changes: 1));
        return run;
    }

    public static RunResult Ended(RunOutcome outcome = RunOutcome.Proven) => new(outcome, "1 change was made.", Plan, 1, [], 2);
}
