using HybridTrust.Cmdlets;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Policy;

namespace HybridTrust.Runner.Doctor;

/// <summary>Exchange's shell on one server, that it is the organization of the policy, and what the account may.</summary>
/// <param name="shells">Where shells are opened.</param>
/// <param name="server">The server.</param>
/// <param name="policyFile">This server's policy.</param>
/// <param name="account">The account that asks, <c>DOMAIN\name</c>; null in a simulation, which does not know it.</param>
internal sealed class ExchangeCheckup(ICmdletShells shells, string server, string policyFile, string? account) : ICheckup
{
    /// <summary>What Microsoft's own task needs for the auth certificate (domain 11, row 9).</summary>
    private static readonly string[] Roles = ["View-Only Configuration", "View-Only Recipients", "Exchange Server Certificates", "Organization Client Access"];

    /// <summary>One read for each kind of object that steps look at.</summary>
    private static readonly OperationCall[] Reads =
    [
        OperationCall.Of("Get-AuthConfig"), OperationCall.Of("Get-AuthServer"), OperationCall.Of("Get-PartnerApplication"), OperationCall.Of("Get-AcceptedDomain"),
    ];

    public string Name => ShellProbe.Shell(ShellKind.ExchangeServer, server);

    private string Rights => $"rights on {server}";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var results = new List<CheckResult>();
        var probe = new ShellProbe(shells);
        if (await probe.OpenAsync(ShellKind.ExchangeServer, server, results, cancellation) is not { } shell
            || await ShellProbe.ReadAsync(shell, OperationCall.Of("Get-OrganizationConfig"), Name, results, cancellation) is not { } organization)
        {
            return results;
        }

        results.Add(CheckResult.Ok(Name, "It opens."));
        results.Add(Organization(organization));
        results.AddRange(await ReadsAsync(shell, cancellation));
        if (account is not null)
        {
            results.Add(await AssignmentsAsync(shell, account, cancellation));
            results.AddRange(ManagedAccount(account, results));
        }

        return results;
    }

    private CheckResult Organization(CmdletResult found)
    {
        var check = $"organization of {server}";
        var actual = found.Objects is [var only] ? only.Guid("Guid") : null;
        return new PolicyFile(policyFile).Read() switch
        {
            Reading<LocalPolicy>.Valid(var policy) when policy.ExchangeOrganization == actual => CheckResult.Ok(check, $"It is {actual}, which the policy pins."),
            Reading<LocalPolicy>.Valid(var policy) => CheckResult.Failed(
                check,
                $"The server says {actual?.ToString() ?? "nothing"}, and {policy.File} pins {policy.ExchangeOrganization}.",
                "Write the server's GUID into exchangeOrganization if this is the right server."),
            _ => CheckResult.Warning(check, $"It is {actual?.ToString() ?? "not told"}; there is no valid policy to compare it with.", "Repair the policy."),
        };
    }

    private async Task<IReadOnlyList<CheckResult>> ReadsAsync(ICmdletShell shell, CancellationToken cancellation)
    {
        var results = new List<CheckResult>();
        foreach (var read in Reads.Append(OperationCall.Of("Get-ExchangeCertificate", new KeyValuePair<string, CmdletValue?>("Server", server))))
        {
            await ShellProbe.ReadAsync(shell, read, $"{read.Operation} on {server}", results, cancellation);
        }

        return results.Count > 0 ? results : [CheckResult.Ok(Rights, "The account reads whatever plans look at.")];
    }

    private async Task<CheckResult> AssignmentsAsync(ICmdletShell shell, string assignee, CancellationToken cancellation)
    {
        var check = $"roles of {assignee}";
        try
        {
            var found = await shell.InvokeAsync(
                OperationCall.Of("Get-ManagementRoleAssignment", new KeyValuePair<string, CmdletValue?>("RoleAssignee", assignee)), cancellation);
            var held = found.Objects.Where(a => a.Truth("Enabled")).Select(a => a.Text("Role")).ToList();
            var missing = Roles.Where(r => !held.Contains(r, StringComparer.OrdinalIgnoreCase)).ToList();
            return missing.Count == 0
                ? CheckResult.Ok(check, $"It has {string.Join(", ", Roles)}.")
                : CheckResult.Failed(
                    check,
                    $"It lacks {string.Join(", ", missing)}.",
                    "Have a person with Role Management assign them: docs/operations.md shows how. A custom role under another name is not recognized here.");
        }
        catch (CmdletException failure)
        {
            return CheckResult.Warning(
                check, $"They could not be read: {failure.Message}", "Have a person with Role Management compare them with docs/operations.md; what the account reads was tried above.");
        }
    }

    private static IReadOnlyList<CheckResult> ManagedAccount(string account, List<CheckResult> sofar) => !account.EndsWith('$') ? []
        : sofar.Exists(r => r.Verdict is Verdict.Failed)
            ? [CheckResult.Failed("account", $"{account} is a group-managed account, and not everything above passed under it.", "Use an ordinary account: Exchange's operations are reported to fail under a managed one.")]
            : [CheckResult.Warning("account", $"{account} is a group-managed account. Reading works under it.", "That changes work is not proven by reading: keep \"readOnly\": true until one change went through in a test organization.")];
}
