using System.CommandLine;
using HybridTrust.Api.Orders;
using HybridTrust.Runs.Orders;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust hold|resume|cancel RUN|--all</c>: stops a run, or all, before the next change.</summary>
internal static class OrderCommand
{
    public static Command Hold(Terminal terminal) => Create(
        terminal, OrderKind.Hold, "hold", "Begin no further change of a run, or of any, until somebody resumes it. What is being changed at this moment is finished first.\n\nExamples:\n  hybridtrust hold run-1f0c9a… --reason \"mail queue grows\"\n  hybridtrust hold --all");

    public static Command Resume(Terminal terminal) => Create(
        terminal, OrderKind.Resume, "resume", "Let a held run, or all, go on.\n\nExample:\n  hybridtrust resume run-1f0c9a…");

    public static Command Cancel(Terminal terminal) => Create(
        terminal, OrderKind.Cancel, "cancel", "End a run, or all that work now, before the next change. What was changed stays; 'undo' puts it back.\n\nExample:\n  hybridtrust cancel run-1f0c9a… --reason \"wrong ticket\"");

    private static Command Create(Terminal terminal, OrderKind kind, string name, string description)
    {
        var run = new Argument<string?>("RUN") { Description = "The run's id, such as run-1f0c…", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every run of this host." };
        var reason = new Option<string?>("--reason") { Description = "Why; kept with the order.", HelpName = "TEXT" };
        var json = Arguments.Json();
        var host = new HostOptions();
        var command = new Command(name, description) { run, all, reason, json };
        host.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(run) is not null))
            {
                result.AddError("Name a run, or say --all; one of them.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = host.Connect(parsed);
            var answer = await client.OrderAsync(parsed.GetValue(run), new OrderPayload(kind, parsed.GetValue(reason)), cancellation);
            if (parsed.GetValue(json))
            {
                terminal.Json(answer);
            }
            else
            {
                await terminal.Output.WriteLineAsync(answer.Sentence);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
