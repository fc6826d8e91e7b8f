using System.CommandLine;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust completion bash|pwsh</c>: the script by which a shell completes commands, options and their words.</summary>
internal static class CompletionCommand
{
    // Both ask the program itself, by the directive that its command line understands, so that no list has to be kept.
    private const string Bash =
        """
        _hybridtrust_complete() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _hybridtrust_complete hybridtrust
        """;

    private const string PowerShell =
        """
        Register-ArgumentCompleter -Native -CommandName hybridtrust -ScriptBlock {
          param($word, $line, $position)
          hybridtrust "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }
        """;

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "pwsh");
        var command = new Command(
            "completion",
            "Print the script that makes a shell complete this program's commands.\n\n" +
            "Examples:\n  source <(hybridtrust completion bash)\n  hybridtrust completion pwsh | Out-String | Invoke-Expression")
        {
            shell,
        };
        command.SetAction(async (parsed, _) =>
        {
            await terminal.Output.WriteLineAsync(parsed.GetRequiredValue(shell) is "bash" ? Bash : PowerShell);
            return ExitCodes.Done;
        });
        return command;
    }
}
