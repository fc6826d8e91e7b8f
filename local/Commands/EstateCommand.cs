using System.CommandLine;
using HybridTrust.Local.Hosting;
using HybridTrust.Local.Processes;
using HybridTrust.Simulation;
using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust estate PROFILE</c>: a simulated datacentre and tenant over HTTP, until it is stopped.</summary>
internal static class EstateCommand
{
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(15);

    public static Command Create(Terminal terminal)
    {
        var profile = Arguments.Profile();
        var port = Arguments.Port(7100);
        var data = Arguments.Data("Where the estate keeps its world. Left out, it is forgotten at the end.");
        var fault = Arguments.Faults(FaultNames.All);
        var token = new Option<string?>("--token-file") { Description = "The file with the token that callers must send.", HelpName = "FILE", Hidden = true };
        var child = new Option<bool>("--exit-with-parent") { Description = "End when standard input closes.", Hidden = true };
        var command = new Command("estate", "Run the simulated datacentre and tenant of a profile over loopback HTTP.\n\nExample:\n  hybridtrust estate samples/fabrikam.json --port 7100")
        {
            profile, port, data, fault, token, child,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var stop = parsed.GetValue(child)
                ? ParentInput.Linked(cancellation)
                : CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var path = parsed.GetRequiredValue(profile);
            var files = await EstateFiles.ReadAsync(path, parsed.GetValue(fault) ?? [], FaultNames.All, stop.Token);
            using var folder = Folders.Data(parsed.GetValue(data));
            var secret = TokenFile.Open(parsed.GetValue(token) ?? Path.Combine(folder.FullPath, "estate.token"));
            await using var estate = await StartAsync(
                new EstateOptions
                {
                    Profile = files.Profile,
                    EstateFile = files.Estate,
                    DataDirectory = folder.FullPath,
                    Token = secret.Token,
                    Port = parsed.GetValue(port),
                    Faults = files.Faults,
                    Announce = url => terminal.Output.WriteLine($"{Hosting.Simulation.EstateAnnouncement}{url}"),

                    // A host that was killed and is started again at once: the estate of the first is on its way out.
                    Patience = parsed.GetValue(child) ? HandOver : TimeSpan.Zero,
                },
                stop.Token);
            if (!parsed.GetValue(child))
            {
                await terminal.Output.WriteLineAsync($"Callers send the {secret}. Ctrl-C ends the estate.");
            }

            await estate.WaitForShutdownAsync(stop.Token);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<EstateHost> StartAsync(EstateOptions options, CancellationToken cancellation)
    {
        try
        {
            return await EstateHost.StartAsync(options, cancellation);
        }
        catch (Exception refused) when (refused is EstateException or EstateFileException)
        {
            throw CommandException.Usage(refused.Message);
        }
    }
}
