using System.CommandLine;
using HybridTrust.Api.Runs;
using HybridTrust.Local.Display;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust undo RUN</c>: starts the run that puts another back.</summary>
internal static class UndoCommand
{
    public static Command Create(Terminal terminal)
    {
        var run = Arguments.Run();
        var attempt = Arguments.Attempt();
        var watch = Arguments.Watch();
        var json = Arguments.Json();
        var host = new HostOptions();
        var command = new Command(
            "undo",
            "Plan the way back from what a run changed. The plan says what cannot be undone, waits for approval like any other, and puts back only what is still the run's.\n\n" +
            "Example:\n  hybridtrust undo run-1f0c9a… --token-file data/secrets/requester.token")
        {
            run, attempt, watch, json,
        };
        host.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = host.Connect(parsed);
            var answer = await client.UndoAsync(parsed.GetRequiredValue(run), new UndoPayload(parsed.GetValue(attempt)), cancellation);
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
                await terminal.Output.WriteLineAsync($"{TicketText.Of($"{parsed.GetRequiredValue(run)} is to be put back", answer)}; somebody else approves its plan.");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
