using HybridTrust.Jobs;
using HybridTrust.Procedures;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Policy;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Work;

/// <summary>What a genuine job must still pass on this server: its policy, and that this release knows the steps.</summary>
internal sealed class LocalChecks(PolicyFile policyFile, IProcedureCatalogue procedures, TimeProvider time)
{
    /// <summary>The first reason against the job, or null.</summary>
    public JobRefusal? Find(Job job)
    {
        return policyFile.Read() switch
        {
            Reading<LocalPolicy>.Valid(var policy) => PolicyCheck.OfBatch(policy, job.Batch, time.GetUtcNow()) ?? FindAgainstSteps(policy, job.Batch),
            Reading<LocalPolicy>.Invalid(var problems) => NotValid(problems),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The refusal while the policy cannot be obeyed because it cannot be read.</summary>
    public static JobRefusal NotValid(IReadOnlyList<Problem> problems) => new(
        JobRefusalReason.PolicyNotValid,
        $"This server's policy is not valid, so nothing is allowed: {string.Join(" ", problems)} Repair it, test it with 'hybrid-runner policy check', and start the run again.");

    private JobRefusal? FindAgainstSteps(LocalPolicy policy, BatchRequest batch)
    {
        if (batch.Procedures.FirstOrDefault(p => procedures.Find(p) is null) is { } unknown)
        {
            return Unknown($"This runner's release has no procedure '{unknown}'");
        }

        var known = procedures.StepsOf(batch.Organization, batch.Procedures).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var asked = new List<IStep>();
        foreach (var order in batch.Steps)
        {
            if (!known.TryGetValue(order.Step, out var step))
            {
                return Unknown($"This runner's release knows no step '{order.Step}' in {string.Join(", ", batch.Procedures)}");
            }

            if (step.Site is Site.Entra or Site.Vault)
            {
                return Unknown($"Step '{order.Step}' belongs to site {step.Site}, which the host carries out and not a runner");
            }

            asked.Add(step);
        }

        var proofs = procedures.ProofsOf(batch.Organization, batch.Procedures).ToDictionary(p => p.Id, StringComparer.Ordinal);
        foreach (var id in batch.Proofs)
        {
            if (!proofs.TryGetValue(id, out var proof) || proof.Site is Site.Entra or Site.Vault)
            {
                return Unknown($"This runner's release knows no proof '{id}' for a runner in {string.Join(", ", batch.Procedures)}");
            }
        }

        return PolicyCheck.OfSteps(policy, asked);
    }

    private static JobRefusal Unknown(string what) =>
        new(JobRefusalReason.UnknownStep, $"{what}. Nothing was done. Bring host and runner to the same release, then start the run again.");
}
