using HybridTrust.Certificates;
using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Workflows;

namespace HybridTrust.Watch;

/// <summary>
/// Keeps up what is known of the servers: a verification a week, a day after one that found something wrong, and between them what the last one's
/// evidence says (ADR 011).
/// </summary>
internal sealed class SiteWatch(IWorkflowClient workflows, EvidenceLog evidence, WatchDesk desk, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(7);
    private static readonly TimeSpan IntervalWhileTroubled = TimeSpan.FromDays(1);

    /// <summary>A verification that takes longer is told of: its runner does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Reads a verification that has ended, and starts one that is due.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="known">What is known of it so far.</param>
    /// <param name="mayStart">Whether this look may start one; they are spread over the looks.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<WatchedOrganization> KeepUpAsync(OrganizationProfile organization, WatchedOrganization known, bool mayStart, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (known.PendingRun is { } pending)
        {
            var run = await workflows.FindAsync(pending, cancellation);
            if (run is { Status: InstanceStatus.Running })
            {
                return known;
            }

            known = known with { PendingRun = null };
            if (run is not null)
            {
                known = known with { Site = SiteReader.Of(organization, RunView.Of(run, await evidence.ReadAsync(pending, cancellation)), known.Site) };
            }
        }

        var interval = known.Site is null or { Problems.Count: > 0 } ? IntervalWhileTroubled : Interval;
        var isOutdated = OthersThanVault(known).Any() && known.VerifyStartedAt < known.Vault!.Since;
        if (!mayStart || (now - known.VerifyStartedAt < interval && !isOutdated))
        {
            return known;
        }

        return known with { PendingRun = await desk.VerifyAsync(organization.Name, now, cancellation), VerifyStartedAt = now };
    }

    /// <summary>What is wrong on premises, as far as anybody knows.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="next">The vault's copy of the staged certificate: while a rotation takes effect, servers sign with it already.</param>
    public IReadOnlyList<WatchProblem> ProblemsOf(WatchedOrganization known, PublicCertificate? next)
    {
        var problems = new List<WatchProblem>(known.Site?.Problems ?? []);
        if (known is { PendingRun: { } run, VerifyStartedAt: { } started } && time.GetUtcNow() - started > Patience && problems.TrueForAll(p => p.Kind is not WatchProblemKind.NotVerified))
        {
            problems.Add(new WatchProblem(
                WatchProblemKind.NotVerified, "verification", $"{known.Name}: verification {run} has not ended within a day. Look whether its runners answer."));
        }

        // Only servers that were read since the vault has this copy speak against it: after a rotation the reading before it says nothing.
        if (known is { Vault: { } kept, VerifyStartedAt: { } asked, PendingRun: null } && asked >= kept.Since)
        {
            problems.AddRange(OthersThanVault(known)
                .Where(other => !string.Equals(other.Key, next?.Thumbprint, StringComparison.OrdinalIgnoreCase))
                .Select(other => new WatchProblem(WatchProblemKind.VaultDiffers, other.Key,
                    $"{known.Name}: {string.Join(", ", other.Select(s => s.Server))} {(other.Count() == 1 ? "signs" : "sign")} with {other.Key}, and the vault's copy is {kept.Thumbprint}. " +
                    "Somebody changed the auth certificate on premises: until a run of its procedures reads it again, the keys in the cloud are compared with the wrong one.")));
        }

        return problems;
    }

    /// <summary>The servers that sign with another certificate than the vault holds, by that certificate, as far as the last verification saw it.</summary>
    private static IEnumerable<IGrouping<string, ServerCertificate>> OthersThanVault(WatchedOrganization known) => known.Vault is { } kept
        ? (known.Site?.Servers ?? [])
            .Where(s => s is { Use: "current", SeenAt: null } && !string.Equals(s.Thumbprint, kept.Thumbprint, StringComparison.OrdinalIgnoreCase))
            .GroupBy(s => s.Thumbprint, StringComparer.OrdinalIgnoreCase)
        : [];
}
