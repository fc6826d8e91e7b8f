using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Steps;
using HybridTrust.Vault;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Carries out proofs. A proof that cannot be carried out has not passed, and says why.</summary>
internal sealed class RunProofsActivity(
    IProcedureCatalogue procedures, IDirectories directories, ICertificateVault vault, IPartnerProbe probe, TimeProvider time)
    : Activity<ProofsToRun, IReadOnlyList<ProofResult>>
{
    public override async Task<IReadOnlyList<ProofResult>> RunAsync(ProofsToRun input, CancellationToken cancellation)
    {
        var context = new ProofContext(input.Organization, new Facts(input.Facts), directories.For(input.Organization.Tenant), vault, probe, time);
        var results = new List<ProofResult>();
        foreach (var proof in input.Procedures.SelectMany(id => procedures.Find(id)?.ProofsFor(input.Organization) ?? []))
        {
            var seen = await TryAsync(proof, context, cancellation);
            results.Add(new ProofResult(proof.Name, seen.Verdict, proof.Shows, proof.DoesNotShow, seen.Explanation));
        }

        return results;
    }

    private static async Task<ProbeResult> TryAsync(IProof proof, ProofContext context, CancellationToken cancellation)
    {
        try
        {
            return await proof.RunAsync(context, cancellation);
        }
        catch (Exception failure) when (failure is CmdletException or PermanentFailureException or IOException or HttpRequestException or FormatException)
        {
            return new ProbeResult(ProofVerdict.Failed, $"The proof could not be carried out: {failure.Message}");
        }
    }
}
