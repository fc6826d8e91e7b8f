using System.CommandLine;
using HybridTrust.Local.Display;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust status [RUN]</c>: the newest runs, or one run with its steps and proofs.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var run = new Argument<string?>("RUN") { Description = "The run's id; left out, the newest runs are listed.", Arity = ArgumentArity.ZeroOrOne };
        var watch = Arguments.Watch();
        var json = Arguments.Json();
        var host = new HostOptions();
        var command = new Command("status", "Show where a run stands, or list the newest runs.\n\nExamples:\n  hybridtrust status --token-file data/secrets/requester.token\n  hybridtrust status run-1f0c9a…\n  hybridtrust status run-1f0c9a… --watch")
        {
            run, watch, json,
        };
        host.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(watch) && result.GetValue(run) is null)
            {
                result.AddError("Name the run to watch.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = host.Connect(parsed);
            if (parsed.GetValue(run) is not { } id)
            {
                var page = await client.ListAsync(cancellation);
                if (parsed.GetValue(json))
                {
                    terminal.Json(page);
                }
                else
                {
                    RunText.WriteList(terminal.Output, page);
                }

                return ExitCodes.Done;
            }

            if (parsed.GetValue(watch))
            {
                return await RunFollower.FollowAsync(client, terminal, id, parsed.GetValue(json), cancellation);
            }

            var view = await client.FindAsync(id, cancellation);
            if (parsed.GetValue(json))
            {
                terminal.Json(view);
            }
            else
            {
                RunText.Write(terminal.Output, view);
            }

            return ExitCodes.Of(view.Outcome);
        });
        return command;
    }
}
