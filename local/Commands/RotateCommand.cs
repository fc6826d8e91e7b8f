using System.CommandLine;
using System.Globalization;
using HybridTrust.Api.Tickets;
using HybridTrust.Local.Display;
using HybridTrust.Organizations;
using HybridTrust.Runs;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust rotate PROFILE --server URL</c>: asks a host to replace the auth certificate. It takes weeks, so nobody waits for its end here.</summary>
internal static class RotateCommand
{
    private const string Description =
        """
        Ask a host to replace the auth certificate of an organization: over weeks, with a plan that somebody else approves.

        Examples:
          hybridtrust rotate samples/contoso.json --ticket CHG0012345 --watch --server https://hybridtrust.contoso.com/
          hybridtrust rotate samples/contoso.json --ticket CHG0012346 --procedure emergency-publish --server https://hybridtrust.contoso.com/
        """;

    public static Command Create(Terminal terminal)
    {
        var profile = Arguments.Profile();
        var ticket = new Option<string?>("--ticket") { Description = "The ticket that asks for it; one is made up from the time when left out.", HelpName = "ID" };
        var procedure = new Option<string?>("--procedure")
        {
            Description = $"One of {string.Join(", ", ProcedureIds.Rotations)}; a planned rotation when left out.",
            HelpName = "ID",
        };
        var attempt = Arguments.Attempt();
        var watch = Arguments.Watch();
        var json = Arguments.Json();
        var host = new HostOptions();
        var command = new Command("rotate", Description) { profile, ticket, procedure, attempt, watch, json };
        host.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var asked = parsed.GetValue(procedure);
            if (asked is not null && !ProcedureIds.Rotations.Contains(asked, StringComparer.Ordinal))
            {
                throw CommandException.Usage($"'{asked}' is no rotation. Name one of {string.Join(", ", ProcedureIds.Rotations)}.");
            }

            var organization = (await ProfileFile.LoadAsync(parsed.GetRequiredValue(profile), cancellation)).Name;
            using var client = host.Connect(parsed);
            var id = parsed.GetValue(ticket) ?? string.Create(CultureInfo.InvariantCulture, $"ROTATE-{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
            var answer = await client.DeliverAsync(new TicketPayload(id, organization, RunAction.Rotate, asked is null ? null : [asked], parsed.GetValue(attempt)), cancellation);
            if (parsed.GetValue(watch))
            {
                return await RunFollower.FollowAsync(client, terminal, answer.Run, parsed.GetValue(json), cancellation);
            }

            if (parsed.GetValue(json))
            {
                terminal.Json(answer);
            }
            else
            {
                await terminal.Output.WriteLineAsync(TicketText.Of($"Ticket {id} asks to rotate the auth certificate of {organization}", answer));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
