using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using HybridTrust.Runner.PowerShell;

namespace HybridTrust.Runner.Tests.Install;

/// <summary>A published folder, a server to install it on, and what was asked of that server.</summary>
internal sealed class FakeServer : IDisposable
{
    public const string Account = @"CONTOSO\svc-trust";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("install-");

    public FakeServer()
    {
        foreach (var file in Released)
        {
            var path = Path.Combine(Source, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "release 1 of " + file);
        }

        File.WriteAllLines(Path.Combine(Source, "files-to-sign.txt"), Released);
    }

    public static IReadOnlyList<string> Released { get; } = ["hybrid-runner.exe", "PowerShell/bridge.ps1", "PowerShell/windows-operations.psm1"];

    public string Password { get; } = "p-" + Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public bool Installed { get; set; }

    public string Signature { get; set; } = "Valid";

    /// <summary>Who owns every folder that exists already.</summary>
    public string Owner { get; set; } = "S-1-5-32-544";

    public int IcaclsExitCode { get; set; }

    public string Source => At("source");

    public string Program => At("program");

    public string Data => At("data");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public IReadOnlyList<string> Calls() => File.Exists(At("calls")) ? File.ReadAllLines(At("calls")) : [];

    /// <summary>Every file of the server with its content.</summary>
    public string State() => string.Join('\n', new[] { Program, Data }.Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFileSystemEntries(f, "*", SearchOption.AllDirectories).Prepend(f)).Order(StringComparer.Ordinal)
        .Select(f => File.Exists(f) ? $"{f} {File.ReadAllText(f)}" : f));

    public Task<ScriptRun> RunAsync(string script, params IEnumerable<KeyValuePair<string, object>> more) => RunFileAsync(InstallScripts.At(script), more);

    /// <summary>Runs a changed script in place of the repository's.</summary>
    public async Task<ScriptRun> RunTextAsync(string script, string text, params IEnumerable<KeyValuePair<string, object>> more)
    {
        await File.WriteAllTextAsync(At(script), text);
        return await RunFileAsync(At(script), more);
    }

    /// <summary>Forgets what was asked of the server.</summary>
    public void ForgetCalls() => File.Delete(At("calls"));

    private async Task<ScriptRun> RunFileAsync(string script, IEnumerable<KeyValuePair<string, object>> more)
    {
        var given = new Dictionary<string, object>(StringComparer.Ordinal) { ["ProgramFolder"] = Program, ["DataFolder"] = Data };
        if (Path.GetFileName(script) == "install.ps1")
        {
            given["Source"] = Source;
        }

        foreach (var (name, value) in more)
        {
            given[name] = value;
        }

        var arguments = At("arguments.json");
        await File.WriteAllTextAsync(arguments, JsonSerializer.Serialize(given));
        var start = new ProcessStartInfo(
            BridgeProgram.Find()!.PowerShell,
            ["-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Install", "FakeServer", "run.ps1"), script, arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FAKE_CALLS"] = At("calls");
        start.Environment["FAKE_INSTALLED"] = Installed ? "1" : "0";
        start.Environment["FAKE_SIGNATURE"] = Signature;
        start.Environment["FAKE_OWNER"] = Owner;
        start.Environment["FAKE_ICACLS"] = IcaclsExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["FAKE_PASSWORD"] = Password;
        start.Environment["ProgramFiles"] = At("unused");
        start.Environment["ProgramData"] = At("unused");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ScriptRun(process.ExitCode, output + await errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
