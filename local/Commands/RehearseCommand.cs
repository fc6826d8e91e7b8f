using System.CommandLine;
using HybridTrust.Local.Display;
using HybridTrust.Local.Hosting;
using HybridTrust.Local.Rehearsals;
using HybridTrust.Organizations;
using HybridTrust.Runs;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust rehearse PROFILE</c>: one ticket, from delivery to report, against a simulated organization.</summary>
internal static class RehearseCommand
{
    private const string Description =
        """
        Rehearse a change: a simulated organization, a real runner, real signatures; nothing real is touched.
        The simulated clock jumps over time in which nothing happens, so weeks take seconds.

        Examples:
          hybridtrust rehearse samples/fabrikam.json
          hybridtrust rehearse samples/fabrikam.json --plan-only
          hybridtrust rehearse samples/fabrikam.json --data data --json
          hybridtrust rehearse samples/fabrikam.json --fault principal-refuses
          hybridtrust rehearse samples/contoso.json --fault host-crash --fault runner-crash
          hybridtrust rehearse samples/fabrikam.json --procedure emergency-publish --fault certificate-ended
        """;

    public static Command Create(Terminal terminal)
    {
        var profile = Arguments.Profile();
        var procedure = new Option<string[]>("--procedure") { Description = "Only this procedure of the profile. Give it once a procedure.", HelpName = "ID" };
        var planOnly = new Option<bool>("--plan-only") { Description = "Only show what would change; exit code 2 when something would." };
        var fault = Arguments.Faults(HostFaults.WithEstates);
        var data = Arguments.Data("Keep estate and journal here: a second rehearsal meets the world that the first one left.");
        var output = new Option<string?>("--output") { Description = "Where report, plan and evidence go; rehearsals/ORGANIZATION by default.", HelpName = "DIR" };
        var json = Arguments.Json();
        var command = new Command("rehearse", Description) { profile, procedure, planOnly, fault, data, output, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var files = await EstateFiles.ReadAsync(parsed.GetRequiredValue(profile), parsed.GetValue(fault) ?? [], HostFaults.WithEstates, cancellation);
            var procedures = parsed.GetValue(procedure) ?? [];
            if (procedures.Except([ProcedureIds.Preflight, .. ProcedureIds.Rotations, .. files.Profile.Procedures], StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
            {
                throw CommandException.Usage(
                    $"The profile of {files.Profile.Name} has no procedure '{string.Join("', '", unknown)}'. It has: {string.Join(", ", files.Profile.Procedures)}; and {string.Join(", ", ProcedureIds.Rotations)}.");
            }

            var target = Folders.Output(parsed.GetValue(output) ?? Path.Combine("rehearsals", files.Profile.Name));
            using var folder = Folders.Data(parsed.GetValue(data));
            var rehearsal = new Rehearsal(
                new SimulationOptions(files.ProfilePath, files.Profile, files.Faults) { JumpsIdleTime = true },
                parsed.GetValue(planOnly) ? RunAction.Plan : procedures.Any(id => ProcedureIds.Rotations.Contains(id, StringComparer.Ordinal)) ? RunAction.Rotate : RunAction.Apply,
                procedures,
                target,
                RunDisplay.For(terminal, parsed.GetValue(json)));
            var result = await rehearsal.RunAsync(new Workspace(folder), cancellation);
            if (parsed.GetValue(json))
            {
                terminal.Json(result);
            }
            else
            {
                RehearsalText.Write(terminal, result);
            }

            return ExitCodes.Of(result.Outcome);
        });
        return command;
    }
}
