using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.Doctor;

/// <summary>Exchange Online's shell, where this runner signs in to it.</summary>
internal sealed class CloudCheckup(ICmdletShells shells, string organization) : ICheckup
{
    public string Name => ShellProbe.Shell(ShellKind.ExchangeOnline, organization);

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var results = new List<CheckResult>();
        if (await new ShellProbe(shells).OpenAsync(ShellKind.ExchangeOnline, organization, results, cancellation) is { } shell
            && await ShellProbe.ReadAsync(shell, OperationCall.Of("Get-IntraOrganizationConnector"), Name, results, cancellation) is not null)
        {
            results.Add(CheckResult.Ok(Name, "It signs in and reads."));
        }

        return results;
    }
}
