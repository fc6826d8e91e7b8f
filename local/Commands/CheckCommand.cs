using System.CommandLine;
using HybridTrust.Local.Display;
using HybridTrust.Organizations;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust check PROFILE</c>: what is wrong in a profile, or what would be done for it.</summary>
internal static class CheckCommand
{
    private const string Description =
        """
        Check a profile: every error with its remedy; or its procedures and their steps, which procedures fit the topology and why,
        what they give users, and what to know before Microsoft's next dates.

        Examples:
          hybridtrust check samples/contoso.json
          hybridtrust check samples/contoso.json --json
        """;

    public static Command Create(Terminal terminal)
    {
        var profile = Arguments.Profile();
        var json = Arguments.Json();
        var command = new Command("check", Description)
        {
            profile, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(profile);
            var reading = await ProfileFile.ReadAsync(path, cancellation);
            var result = CheckResult.Of(path, reading, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
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
                CheckText.Write(terminal, result);
            }

            return result.Valid ? ExitCodes.Done : ExitCodes.Usage;
        });
        return command;
    }
}
