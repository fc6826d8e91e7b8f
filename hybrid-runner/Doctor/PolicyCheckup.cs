using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Policy;

namespace HybridTrust.Runner.Doctor;

/// <summary>This server's policy: valid, and in nobody else's hands.</summary>
internal sealed class PolicyCheckup(string path) : ICheckup
{
    public string Name => "policy";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation) => Task.FromResult(Look());

    private IReadOnlyList<CheckResult> Look() => new PolicyFile(path).Read() switch
    {
        Reading<LocalPolicy>.Valid(var policy) => [Describe(policy)],
        Reading<LocalPolicy>.Invalid(var problems) =>
            [.. problems.Select(p => CheckResult.Failed(Name, p.ToString(), "Until the policy is valid, every job is refused. Test it with 'hybrid-runner policy check'."))],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private CheckResult Describe(LocalPolicy policy) => CheckResult.Ok(
        Name,
        $"{path} is valid and pins Exchange organization {policy.ExchangeOrganization}; {(policy.ReadOnly ? "readOnly withholds every change." : "changes are allowed.")}");
}
