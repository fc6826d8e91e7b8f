using System.Diagnostics;
using System.Text.RegularExpressions;
using HybridTrust.Cmdlets;
using HybridTrust.Runner.PowerShell;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>Every script of the repository, looked at and not run.</summary>
public sealed partial class ScriptTests
{
    private static readonly string[] Extensions = [".ps1", ".psm1", ".psd1"];

    [PowerShellFact]
    public async Task Every_script_parses_knows_nothing_newer_than_5_1_and_makes_no_code_of_text()
    {
        var scripts = Scripts();

        Assert.Contains(scripts, s => s.EndsWith("bridge.ps1", StringComparison.Ordinal));
        Assert.Empty(await ProblemsAsync(scripts));
    }

    [PowerShellFact]
    public async Task What_is_not_allowed_is_found()
    {
        string[] wrong =
        [
            "$a ? 1 : 2", "$a ?? 1", "${a}?.Length", "Get-Date && Get-Host", "'{}' | ConvertFrom-Json -AsHashtable", "Invoke-Expression $a", "iex $a",
            "[scriptblock]::Create($a)", "$shell.AddScript($a)", "if ($a {",
        ];
        var folder = Directory.CreateTempSubdirectory("scripts-");
        try
        {
            var files = wrong.Select((script, n) =>
            {
                var file = Path.Combine(folder.FullName, $"{n}.ps1");
                File.WriteAllText(file, script);
                return file;
            }).ToList();

            var problems = await ProblemsAsync(files);

            Assert.All(files, file => Assert.Contains(problems, p => p.StartsWith(file, StringComparison.Ordinal)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_script_of_the_bridge_is_ASCII_because_5_1_reads_it_in_the_machines_code_page() =>
        Assert.All(Directory.EnumerateFiles(BridgeProgram.ScriptFolder), file =>
            Assert.True(Array.TrueForAll(File.ReadAllBytes(file), b => b < 128), file));

    [Fact]
    public void Every_local_operation_has_its_function_with_the_catalogues_parameters_in_the_catalogues_order()
    {
        var module = string.Join('\n', Directory.EnumerateFiles(BridgeProgram.ScriptFolder, "*-operations.psm1").Select(File.ReadAllText));
        var functions = Functions().Matches(module).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["parameters"].Value, StringComparer.Ordinal);
        var exported = string.Join('\n', module.Split('\n').Where(line => line.StartsWith("Export-ModuleMember", StringComparison.Ordinal)));

        Assert.All(OperationCatalogue.Default.Operations.Where(o => o.Shell is ShellKind.Windows), operation =>
        {
            Assert.Equal(operation.Parameters.Select(p => p.Name), Parameters().Matches(functions[operation.Name]).Select(m => m.Groups["name"].Value));
            Assert.Contains(operation.Name, exported, StringComparison.Ordinal);
        });
    }

    private static List<string> Scripts() =>
    [
        .. Directory.EnumerateFiles(Root(), "*.ps*1", SearchOption.AllDirectories)
            .Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)
                && !Path.GetRelativePath(Root(), f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or ".git")),
    ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HybridTrust.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    private static async Task<string[]> ProblemsAsync(IReadOnlyList<string> scripts)
    {
        var list = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(list, scripts);
            var rules = Path.Combine(Root(), "tests", "Runner.Tests", "PowerShell", "ScriptRules.ps1");
            using var process = Process.Start(new ProcessStartInfo(BridgeProgram.Find()!.PowerShell, ["-NoProfile", "-NonInteractive", "-File", rules, list])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(("", 0), (await errors, process.ExitCode));
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            File.Delete(list);
        }
    }

    [GeneratedRegex(@"^function (?<name>\w+) \{\s+param\((?<parameters>[^)]*)\)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Functions();

    [GeneratedRegex(@"\$(?<name>\w+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameters();
}
