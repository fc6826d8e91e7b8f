using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>Decides who carries out a step, and which steps go together.</summary>
public static class Executors
{
    /// <summary>The executor of a step: its site's runner, or the cloud. Exchange Online is a runner's with the module, and the cloud's over REST.</summary>
    public static Executor Of(IStep step, OrganizationProfile organization) => Of(step.Site, step.Target, step.Id, organization);

    /// <summary>The executor of a proof.</summary>
    public static Executor Of(IProof proof, OrganizationProfile organization) => Of(proof.Site, proof.Target, proof.Id, organization);

    private static Executor Of(Site site, string target, string id, OrganizationProfile organization)
    {
        var runners = organization.Runners;
        return site switch
        {
            Site.Entra or Site.Vault => Executor.Cloud,
            Site.ExchangeOnline when organization.ExchangeOnline is ExchangeOnlineAccess.Rest => Executor.Cloud,
            Site.ExchangeOnline => new Executor(runners.ExchangeOnline ?? runners.Exchange),
            Site.SkypeServer => new Executor(SkypeRunner(id, runners)),
            Site.Windows when IsSkypeServer(target, organization) => new Executor(SkypeRunner(id, runners)),
            _ => new Executor(runners.Exchange),
        };
    }

    /// <summary>The stages of a run: neighbouring steps for the same executor, in the order of the steps.</summary>
    public static IReadOnlyList<Stage> StagesOf(IReadOnlyList<IStep> steps, OrganizationProfile organization, int first = 1)
    {
        var stages = new List<Stage>();
        foreach (var step in steps)
        {
            var executor = Of(step, organization);
            if (stages.Count > 0 && stages[^1].Executor == executor)
            {
                stages[^1] = stages[^1] with { Steps = [.. stages[^1].Steps, step.Id] };
            }
            else
            {
                stages.Add(new Stage(first + stages.Count, executor, [step.Id]));
            }
        }

        return stages;
    }

    private static bool IsSkypeServer(string server, OrganizationProfile organization) =>
        organization.Topology.SkypePool is { } pool && pool.FrontEnds.Contains(server, StringComparer.OrdinalIgnoreCase);

    private static string SkypeRunner(string id, SiteRunners runners) => runners.SkypeServer
        ?? throw new InvalidOperationException($"{id} needs a runner for Skype Server; name one in runners.skypeServer of the profile.");
}
