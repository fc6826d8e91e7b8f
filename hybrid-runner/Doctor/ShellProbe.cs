using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.Doctor;

/// <summary>Opens a shell and asks it to read; errors become failed checks with what to do.</summary>
internal sealed class ShellProbe(ICmdletShells shells)
{
    /// <summary>The shell, or null and a failed check.</summary>
    public async Task<ICmdletShell?> OpenAsync(ShellKind kind, string server, List<CheckResult> results, CancellationToken cancellation)
    {
        try
        {
            return await shells.OpenAsync(kind, server, cancellation);
        }
        catch (CmdletException failure)
        {
            results.Add(CheckResult.Failed(Shell(kind, server), failure.Message, Remedy(kind, failure.Error.Kind)));
            return null;
        }
    }

    /// <summary>What an operation read, or null and a failed check under the name given.</summary>
    public static async Task<CmdletResult?> ReadAsync(ICmdletShell shell, OperationCall call, string check, List<CheckResult> results, CancellationToken cancellation)
    {
        try
        {
            return await shell.InvokeAsync(call, cancellation);
        }
        catch (CmdletException failure)
        {
            results.Add(CheckResult.Failed(check, failure.Message, Remedy(shell.Kind, failure.Error.Kind)));
            return null;
        }
    }

    /// <summary>What a shell is called in the report.</summary>
    public static string Shell(ShellKind kind, string server) => $"{kind} shell on {server}";

    private static string Remedy(ShellKind kind, CmdletErrorKind error) => (kind, error) switch
    {
        (ShellKind.ExchangeServer, CmdletErrorKind.Denied) => "Give the runner's account the roles that docs/operations.md lists, and sign it in anew.",
        (ShellKind.SkypeServer, CmdletErrorKind.Denied) => "Make the runner's account a member of CsViewOnlyAdministrator, or of CsAdministrator for changes.",
        (ShellKind.Windows, CmdletErrorKind.Denied) => "Make the runner's account a local administrator of that server.",
        (ShellKind.ExchangeServer, CmdletErrorKind.Unreachable) =>
            "See whether the name resolves, whether http://SERVER/PowerShell/ answers from here, and whether the account signs in by Kerberos. An expired auth certificate closes the shell too.",
        (ShellKind.Windows, CmdletErrorKind.Unreachable) => "See whether WinRM listens there (Test-WSMan) and the firewall lets it through.",
        (ShellKind.ExchangeOnline, _) => "See powerShell.exchangeOnline in the config: the application or identity, its certificate in this server's store, and its role in the tenant.",
        (_, CmdletErrorKind.NotSupported) => "The server is older than the product expects, or the account's roles hide the cmdlet.",
        _ => "Read the server's words above; the same is tried by hand in a shell of this account.",
    };
}
