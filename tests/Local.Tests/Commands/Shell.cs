namespace HybridTrust.Local.Commands;

/// <summary>Carries out a command line in this process and keeps what it said.</summary>
internal sealed record Shell(int ExitCode, string Output, string Error)
{
    public static async Task<Shell> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var exitCode = await CommandLine.InvokeAsync(args, output, error, CancellationToken.None);
        return new Shell(exitCode, output.ToString(), error.ToString());
    }
}
