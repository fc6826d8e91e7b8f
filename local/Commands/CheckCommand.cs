using System.CommandLine;
using HybridTrust.Organizations;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust check PROFILE</c>: what is wrong in a profile, or what would be done for it.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var profile = Arguments.Profile();
        var json = Arguments.Json();
        var command = new Command("check", "Check a profile: every error with its remedy, or the procedures and their steps.\n\nExample:\n  hybridtrust check samples/fabrikam.json")
        {
            profile, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(profile);
            var reading = await ProfileFile.ReadAsync(path, cancellation);
            var result = CheckResult.Of(path, reading);
            if (parsed.GetValue(json))
            {
                terminal.Json(result);
            }
            else if (reading is ProfileReading.Invalid invalid)
            {
                await terminal.Error.WriteLineAsync(invalid.ToString());
            }
            else
            {
                Write(terminal.Output, result);
            }

            return result.Valid ? ExitCodes.Done : ExitCodes.Usage;
        });
        return command;
    }

    private static void Write(TextWriter output, CheckResult result)
    {
        output.WriteLine($"{result.Profile}: nothing is wrong. Organization {result.Organization}.");
        foreach (var procedure in result.Procedures)
        {
            output.WriteLine();
            output.WriteLine($"{procedure.Id}{(procedure.Legacy ? " (legacy)" : "")}: {procedure.Title}");
            foreach (var (number, step) in procedure.Steps.Index())
            {
                output.WriteLine($"  {number + 1}. {step.Site}, {step.Target}: {step.Object}");
                output.WriteLine($"     {step.Document}");
            }
        }
    }
}
