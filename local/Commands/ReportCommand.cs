using System.CommandLine;
using System.Text;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust report RUN</c>: the report of a run that has ended.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var run = Arguments.Run();
        var format = new Option<string>("--format") { Description = "html for people, json for programs.", HelpName = "html|json", DefaultValueFactory = _ => "html" };
        format.AcceptOnlyFromAmong("html", "json");
        var file = new Option<string?>("--output") { Description = "The file to write; left out, the report goes to standard output.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "The same as --format json." };
        var host = new HostOptions();
        var command = new Command("report", "Fetch the report of a run that has ended.\n\nExample:\n  hybridtrust report run-1f0c9a… --output report.html")
        {
            run, format, file, json,
        };
        host.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = host.Connect(parsed);
            var id = parsed.GetRequiredValue(run);
            var wanted = parsed.GetValue(json) ? "json" : parsed.GetRequiredValue(format);
            var report = await client.DocumentAsync(id, $"report?format={wanted}", cancellation)
                ?? throw CommandException.Failed($"There is no report of {id}. 'hybridtrust status {id}' says where the run stands.");
            if (parsed.GetValue(file) is { } path)
            {
                await File.WriteAllBytesAsync(path, report, cancellation);
                await terminal.Error.WriteLineAsync($"Wrote {Path.GetFullPath(path)}.");
            }
            else
            {
                await terminal.Output.WriteLineAsync(Encoding.UTF8.GetString(report));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
