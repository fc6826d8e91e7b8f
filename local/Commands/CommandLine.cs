using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.Json;
using HybridTrust.Local.Client;
using HybridTrust.Local.Processes;
using Microsoft.AspNetCore.Connections;

namespace HybridTrust.Local.Commands;

/// <summary>The command line of <c>hybridtrust</c>.</summary>
internal static class CommandLine
{
    /// <summary>Carries out a command line. Never throws for what a person typed or a file holds.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="cancellation">Cancelled by Ctrl-C.</param>
    /// <returns>An exit code (<see cref="ExitCodes"/>).</returns>
    public static async Task<int> InvokeAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var parsed = Commands(Terminal.Of(output, error)).Parse(args);
        if (parsed.Action is ParseErrorAction || (parsed.Action is null && parsed.Errors.Count > 0))
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync(problem.Message);
            }

            await error.WriteLineAsync($"See '{HelpOf(parsed.CommandResult.Command)} --help'.");
            return ExitCodes.Usage;
        }

        try
        {
            // Signals are this program's own business: children have to be stopped before it ends.
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await error.WriteLineAsync("Stopped.");
            return ExitCodes.Interrupted;
        }
        catch (CommandException failure)
        {
            await error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"{failure.Message} Stop what listens there, or name another port with --port; 0 takes a free one.");
            return ExitCodes.Failed;
        }
        catch (Exception failure) when (IsOfTheWorld(failure))
        {
            await error.WriteLineAsync(failure.Message);
            return ExitCodes.Failed;
        }
    }

    /// <summary>What the world does to a program; anything else is a fault of ours and is not hidden.</summary>
    private static bool IsOfTheWorld(Exception failure) =>
        failure is ChildProcessException or IOException or UnauthorizedAccessException or InvalidDataException or HttpRequestException or JsonException or TimeoutException or HostRefusedException;

    private static RootCommand Commands(Terminal terminal) =>
        new("Sets up, proves, watches and rotates the OAuth trust between Exchange Server and Microsoft 365.")
        {
            RehearseCommand.Create(terminal),
            ServeCommand.Create(terminal),
            EstateCommand.Create(terminal),
            CheckCommand.Create(terminal),
            RotateCommand.Create(terminal),
            RequestCommand.Plan(terminal),
            RequestCommand.Apply(terminal),
            RequestCommand.Verify(terminal),
            StatusCommand.Create(terminal),
            WatchCommand.Create(terminal),
            DecisionCommand.Approve(terminal),
            DecisionCommand.Reject(terminal),
            UndoCommand.Create(terminal),
            OrderCommand.Hold(terminal),
            OrderCommand.Resume(terminal),
            OrderCommand.Cancel(terminal),
            ReportCommand.Create(terminal),
            RunnerCommand.Create(terminal),
            VerifyEvidenceCommand.Create(terminal),
            CompletionCommand.Create(terminal),
        };

    private static string HelpOf(Command command) => command is RootCommand ? "hybridtrust" : $"hybridtrust {command.Name}";
}
