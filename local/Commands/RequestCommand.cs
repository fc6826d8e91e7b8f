using System.CommandLine;
using System.Globalization;
using HybridTrust.Api.Tickets;
using HybridTrust.Local.Display;
using HybridTrust.Runs;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust plan|apply|verify PROFILE</c>: delivers a ticket to a host, and follows its run: a plan's until it is there, the others' where asked.</summary>
internal static class RequestCommand
{
    public static Command Plan(Terminal terminal) => Create(
        terminal, RunAction.Plan, "Ask a host what it would change in an organization, and show it as a diff. Nothing is changed; ends with 2 when changes are pending, 0 when there are none.");

    public static Command Apply(Terminal terminal) => Create(
        terminal, RunAction.Apply, "Ask a host to set the trust of an organization up: it plans, waits until somebody else approves, changes and proves.");

    public static Command Verify(Terminal terminal) => Create(
        terminal, RunAction.Verify, "Ask a host to prove the trust of an organization. Nothing is changed.");

    private static Command Create(Terminal terminal, RunAction action, string description)
    {
        var name = action.ToString().ToLowerInvariant();
        var profile = Arguments.Profile();
        var ticket = new Option<string?>("--ticket") { Description = "The ticket that asks for it; one is made up from the time when left out.", HelpName = "ID" };
        var procedure = new Option<string[]>("--procedure") { Description = "Only this procedure of the profile. Give it once a procedure.", HelpName = "ID" };
        var attempt = Arguments.Attempt();
        var watch = Arguments.Watch();
        var json = Arguments.Json();
        var host = new HostOptions();
        var command = new Command(
            name,
            $"{description}\n\n" +
            $"Examples:\n  hybridtrust {name} samples/fabrikam.json --ticket CHG0012345 --server https://hybridtrust.fabrikam.com/\n" +
            $"  hybridtrust {name} samples/fabrikam.json --watch --token-file data/secrets/requester.token\n" +
            $"  hybridtrust {name} samples/fabrikam.json --ticket CHG0012345 --attempt 2 --json")
        {
            profile, ticket, procedure, attempt, watch, json,
        };
        host.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var organization = (await ProfileFile.LoadAsync(parsed.GetRequiredValue(profile), cancellation)).Name;
            using var client = host.Connect(parsed);
            var id = parsed.GetValue(ticket)
                ?? string.Create(CultureInfo.InvariantCulture, $"{name.ToUpperInvariant()}-{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
            var answer = await client.DeliverAsync(
                new TicketPayload(id, organization, action, parsed.GetValue(procedure) is { Length: > 0 } asked ? asked : null, parsed.GetValue(attempt)), cancellation);

            // Who asks for a plan wants to see it; a run that only looks ends by itself.
            if (parsed.GetValue(watch) || action is RunAction.Plan)
            {
                return await RunFollower.FollowAsync(client, terminal, answer.Run, parsed.GetValue(json), cancellation, quiet: !parsed.GetValue(watch));
            }

            if (parsed.GetValue(json))
            {
                terminal.Json(answer);
            }
            else
            {
                await terminal.Output.WriteLineAsync(TicketText.Of($"Ticket {id} asks to {name} {organization}", answer));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
