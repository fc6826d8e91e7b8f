using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Steps;
using HybridTrust.Vault;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Carries out the proofs that are the cloud's.</summary>
internal sealed class RunProofsActivity(
    IProcedureCatalogue procedures, IDirectories directories, ICertificateVault vault, IExchangeOnlineShells exchangeOnline, IPartnerProbe probe, TimeProvider time)
    : Activity<ProofsToRun, IReadOnlyList<ProofResult>>
{
    public override async Task<IReadOnlyList<ProofResult>> RunAsync(ProofsToRun input, CancellationToken cancellation)
    {
        await using var shells = input.Organization.ExchangeOnline is ExchangeOnlineAccess.Rest ? exchangeOnline.For(input.Organization.Tenant) : null;
        var context = new ProofContext
        {
            Organization = input.Organization,
            Facts = new Facts(input.Facts),
            Time = time,
            Shells = shells,
            Directory = directories.For(input.Organization.Tenant),
            Vault = vault,
            Probe = probe,
        };
        var asked = procedures.ProofsOf(input.Organization, input.Procedures).Where(p => input.Proofs.Contains(p.Id, StringComparer.Ordinal));
        return await ProofExecutor.RunAsync(asked, context, cancellation);
    }
}
