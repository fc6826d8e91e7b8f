using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Warnings about what the Exchange servers run.</summary>
internal static class ServerWarnings
{
    public static Remark? ExchangeIsOutOfSupport(PlanningInput input)
    {
        var old = input.AllServers.Where(s => s.Build.Product < ExchangeProduct.SubscriptionEdition).ToList();
        if (old.Count == 0)
        {
            return null;
        }

        var (support, updates) = (Exchange2016And2019OutOfSupport.Fact, PaidUpdatesEnded.Fact);
        return new Remark(
            RemarkReason.ServersOutOfSupport,
            $"Out of support since {support.When}, and without even paid updates {(updates.HasCome(input.Today) ? "since" : "after")} the " +
            $"end of {updates.When}: {string.Join(", ", old)}. Update to Exchange SE.",
            support,
            updates);
    }

    public static Remark? TooOldForTheDedicatedApplication(PlanningInput input)
    {
        if (!input.Hybrid || input.TooOldForDedicatedApp is not { Count: > 0 } old)
        {
            return null;
        }

        var needs = old.Select(s => Need(s, DedicatedAppBuilds.Needed(s.Build)));
        return new Remark(
            RemarkReason.ServersTooOldForDedicatedApp,
            $"Install updates before 'dedicated-hybrid-app': {string.Join("; ", needs)}. Until then such a server keeps asking as the " +
            "shared principal and is refused, which users see as errors that come and go.",
            DedicatedAppBuilds.Fact,
            SharedPrincipalBlocked.Fact);
    }

    private static string Need(PlannedServer server, DedicatedAppBuild needed) =>
        $"{server.Fqdn} runs {server.Build} and needs {needed.Least} ({needed.Product}, {needed.Arrived})";
}
