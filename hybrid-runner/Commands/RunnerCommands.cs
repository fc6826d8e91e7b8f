using System.CommandLine;
using System.CommandLine.Parsing;
using HybridTrust.Runner.Doctor;

namespace HybridTrust.Runner.Commands;

/// <summary>The command line.</summary>
internal static class RunnerCommands
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>An exit code (<see cref="ExitCodes"/>).</returns>
    public static async Task<int> InvokeAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var parsed = Root(output, errors).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                await errors.WriteLineAsync(error.Message);
            }

            await errors.WriteLineAsync("See 'hybrid-runner --help'.");
            return ExitCodes.Usage;
        }

        // The runner hears signals by itself: a step at hand is finished first.
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, ProcessTerminationTimeout = null });
    }

    private static RootCommand Root(TextWriter output, TextWriter errors)
    {
        var config = new Option<FileInfo>("--config") { Description = "The runner's config file.", Required = true };
        var parent = new Option<int?>("--exit-with-parent") { Description = "Stop when the process with this id is gone.", HelpName = "PID" };
        var eventLog = new Option<string?>("--event-log") { Description = "On Windows, write to the Application log too, as this source.", HelpName = "SOURCE" };
        var run = new Command("run", "Fetch jobs, carry them out, answer; until stopped.") { config, parent, eventLog };
        run.SetAction((parsed, _) => RunCommand.RunAsync(
            parsed.GetValue(config)!.FullName, parsed.GetValue(parent), parsed.GetValue(eventLog), output, errors));

        var file = new Argument<FileInfo>("FILE") { Description = "The policy file." };
        var check = new Command("check", "Check a policy file and say what it allows.") { file };
        check.SetAction(parsed => PolicyCheckCommand.Run(parsed.GetValue(file)!.FullName, output, errors));

        return new RootCommand("HybridTrust's on-premises worker: outbound only, bound to this server's policy file.")
        {
            run,
            EnrolOf(output, errors),
            DoctorOf(config, output),
            new Command("policy", "This server's policy.") { check },
        };
    }

    private static Command EnrolOf(TextWriter output, TextWriter errors)
    {
        var server = new Option<string>("--server") { Description = "The host's address: https, or http on this machine.", HelpName = "URL", Required = true };
        var code = new Option<string>("--code") { Description = "The code that 'hybridtrust runner invite' showed.", HelpName = "CODE", Required = true };
        var place = new Option<string>("--config") { Description = "Where the runner's config is to be.", HelpName = "FILE", DefaultValueFactory = _ => EnrolCommand.DefaultConfig };
        var signer = new Option<string?>("--signer") { Description = "The thumbprint that the host's job signer must have.", HelpName = "THUMBPRINT" };
        var proxy = new Option<string?>("--proxy") { Description = "By which proxy the host is reached: system, none, or its address.", HelpName = "PROXY" };
        var credential = new Option<string?>("--credential") { Description = "For a host in Azure: managedIdentity (Azure Arc), or certificate.", HelpName = "KIND" };
        var scope = new Option<string?>("--scope") { Description = "The host's scope, api://CLIENT-ID/.default.", HelpName = "SCOPE" };
        var tenant = new Option<string?>("--tenant") { Description = "The tenant of the certificate's application.", HelpName = "GUID" };
        var client = new Option<string?>("--client-id") { Description = "The certificate's application, or a user-assigned identity.", HelpName = "GUID" };
        var certificate = new Option<string?>("--certificate") { Description = "The application's certificate: a file, or a thumbprint in the machine's store.", HelpName = "FILE|THUMBPRINT" };
        var authority = new Option<string?>("--authority") { Description = "The sign-in address of another cloud than the worldwide one.", HelpName = "URL" };
        var enrol = new Command("enrol", "Enrol this server's runner: make its key, exchange certificates with the host, pin the host's job signer.")
        {
            server, code, place, signer, proxy, credential, scope, tenant, client, certificate, authority,
        };
        enrol.SetAction((parsed, cancellation) => EnrolCommand.RunAsync(
            parsed.GetRequiredValue(server),
            parsed.GetRequiredValue(code),
            parsed.GetRequiredValue(place),
            parsed.GetValue(signer),
            new EnrolArguments(
                parsed.GetValue(proxy), parsed.GetValue(credential), parsed.GetValue(scope), parsed.GetValue(tenant), parsed.GetValue(client), parsed.GetValue(certificate), parsed.GetValue(authority)),
            output, errors, cancellation));
        return enrol;
    }

    private static Command DoctorOf(Option<FileInfo> config, TextWriter output)
    {
        var json = new Option<bool>("--json") { Description = "Print the report for a program." };
        var exchange = new Option<string[]>("--exchange-server") { Description = "An Exchange server to open a shell on; may be repeated.", HelpName = "NAME" };
        var skype = new Option<string[]>("--skype-server") { Description = "A Skype for Business front end to open a shell on; may be repeated.", HelpName = "NAME" };
        var doctor = new Command("doctor", "Examine everything the runner needs and say what to do; changes nothing.") { config, exchange, skype, json };
        doctor.SetAction((parsed, cancellation) => DoctorCommand.RunAsync(
            parsed.GetValue(config)!.FullName,
            new DoctorTargets(parsed.GetValue(exchange) ?? [], parsed.GetValue(skype) ?? []),
            parsed.GetValue(json), output, cancellation));
        return doctor;
    }
}
