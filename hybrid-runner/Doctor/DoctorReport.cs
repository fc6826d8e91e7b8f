using HybridTrust.Json;

namespace HybridTrust.Runner.Doctor;

/// <summary>Everything that was looked at.</summary>
/// <param name="Account">The account that looked: what it may, another may not.</param>
/// <param name="Machine">The server.</param>
/// <param name="Version">The runner's release.</param>
/// <param name="Checks">In the order they were made.</param>
internal sealed record DoctorReport(string Account, string Machine, string Version, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>The worst verdict.</summary>
    public Verdict Verdict => Checks.Count == 0 ? Verdict.Failed : Checks.Max(c => c.Verdict);

    /// <summary>Prints it for a person.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine($"hybrid-runner {Version} on {Machine}, looked at as {Account}. Nothing was changed.");
        foreach (var check in Checks)
        {
            output.WriteLine($"{Word(check.Verdict)} {check.Check}: {OneLine(check.What)}");
            if (check.Remedy is { } remedy)
            {
                output.WriteLine($"        {OneLine(remedy)}");
            }
        }

        var failed = Checks.Count(c => c.Verdict is Verdict.Failed);
        var warnings = Checks.Count(c => c.Verdict is Verdict.Warning);
        output.WriteLine($"{Checks.Count} checks, {failed} failed, {warnings} with a warning.");
    }

    /// <summary>Prints it for a program.</summary>
    public void PrintJson(TextWriter output) => output.WriteLine(System.Text.Json.JsonSerializer.Serialize(this, TrustJson.Readable));

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "OK     ",
        Verdict.Warning => "WARNING",
        _ => "FAILED ",
    };

    // A server's text must not look like a line of its own.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
