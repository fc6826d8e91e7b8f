using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.Doctor;

/// <summary>Skype for Business Server's shell on one server.</summary>
internal sealed class SkypeCheckup(ICmdletShells shells, string server) : ICheckup
{
    public string Name => ShellProbe.Shell(ShellKind.SkypeServer, server);

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var results = new List<CheckResult>();
        if (await new ShellProbe(shells).OpenAsync(ShellKind.SkypeServer, server, results, cancellation) is { } shell
            && await ShellProbe.ReadAsync(shell, OperationCall.Of("Get-CsOAuthConfiguration"), Name, results, cancellation) is not null
            && await ShellProbe.ReadAsync(shell, OperationCall.Of("Get-CsPartnerApplication"), $"rights on {server}", results, cancellation) is not null)
        {
            results.Add(CheckResult.Ok(Name, "It opens and reads."));
        }

        return results;
    }
}
