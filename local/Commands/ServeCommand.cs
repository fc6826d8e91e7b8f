using System.CommandLine;
using System.Globalization;
using HybridTrust.Local.Hosting;
using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust serve --simulate PROFILE</c>: the API with an estate and runners behind it, until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var profile = new Option<string>("--simulate")
        {
            Description = "The profile of the organization to simulate. An embedded host always simulates; production is Azure.",
            HelpName = "PROFILE",
            Required = true,
        };
        var data = Arguments.Data("Where estate, journal and records are kept. Left out, they are forgotten at the end.");
        var port = Arguments.Port(7071);
        var estate = new EstateOption();
        var secrets = new Option<string?>("--ticket-secrets")
        {
            Description = "A JSON file with the secrets of ticket systems that deliver and are written to (docs/tickets.md); left out, tickets need a token.",
            HelpName = "FILE",
        };
        var fast = new Option<bool>("--fast-time")
        {
            Description = "Let the simulated clock jump over time in which every run waits for a date. What waits for a person takes its time.",
        };
        var command = new Command("serve", "Run the API on this machine, with a simulated organization behind it.\n\nExample:\n  hybridtrust serve --simulate samples/fabrikam.json --data data")
        {
            profile, data, port, secrets, fast,
        };
        estate.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var files = await EstateFiles.ReadAsync(parsed.GetRequiredValue(profile), [], [], cancellation);
            var running = estate.Read(parsed);
            using var folder = Folders.Data(parsed.GetValue(data));
            var tickets = parsed.GetValue(secrets) is { } file ? TicketSecretsFile.Read(file) : TicketAccess.None;
            var options = new SimulationOptions(files.ProfilePath, files.Profile, files.Faults, parsed.GetValue(port), terminal.Error)
            {
                Estate = running,
                RestartsRunners = true,
                Watches = true,
                JumpsIdleTime = parsed.GetValue(fast),
                Senders = tickets.Senders,
                Connections = tickets.Connections,
            };
            await using var simulation = await Hosting.Simulation.StartAsync(options, new Workspace(folder), cancellation);
            var output = terminal.Output;
            await output.WriteLineAsync($"SIMULATED host of {files.Profile.Name} listens on {simulation.Host}");
            await output.WriteLineAsync($"  requester's {simulation.Tokens.Requester}");
            await output.WriteLineAsync($"  approver's {simulation.Tokens.Approver}");
            await output.WriteLineAsync($"  estate on {simulation.Estate}, {simulation.Tokens.Estate}");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  SIMULATED clock shows {simulation.Time.GetUtcNow():u}{(options.JumpsIdleTime ? ", and jumps over idle time" : "")}"));
            await output.WriteLineAsync("Ctrl-C ends all of it.");
            throw new ChildProcessException(await simulation.Died.WaitAsync(cancellation));
        });
        return command;
    }
}
