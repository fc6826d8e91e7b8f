using HybridTrust.Entra;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Steps;
using HybridTrust.Vault;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Carries out the proofs that are the cloud's.</summary>
internal sealed class RunProofsActivity(
    IProcedureCatalogue procedures, IDirectories directories, ICertificateVault vault, IPartnerProbe probe, TimeProvider time)
    : Activity<ProofsToRun, IReadOnlyList<ProofResult>>
{
    public override Task<IReadOnlyList<ProofResult>> RunAsync(ProofsToRun input, CancellationToken cancellation)
    {
        var context = new ProofContext
        {
            Organization = input.Organization,
            Facts = new Facts(input.Facts),
            Time = time,
            Directory = directories.For(input.Organization.Tenant),
            Vault = vault,
            Probe = probe,
        };
        var asked = procedures.ProofsOf(input.Organization, input.Procedures).Where(p => input.Proofs.Contains(p.Id, StringComparer.Ordinal));
        return ProofExecutor.RunAsync(asked, context, cancellation);
    }
}
