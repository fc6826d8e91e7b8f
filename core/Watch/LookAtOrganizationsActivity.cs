using System.Collections.Concurrent;
using HybridTrust.Workflows;

namespace HybridTrust.Watch;

/// <summary>Looks at a few organizations side by side. One that throttles is put off, and none keeps another from being looked at.</summary>
internal sealed class LookAtOrganizationsActivity(OrganizationLook look) : Activity<PageOrder, PageEnding>
{
    private const int AtOnce = 5;

    /// <summary>Verifications keep runners busy: they are spread over the looks of a week.</summary>
    private const int MostVerifications = 1;

    public override async Task<PageEnding> RunAsync(PageOrder input, CancellationToken cancellation)
    {
        var seen = new ConcurrentBag<WatchTotals>();
        var putOff = new ConcurrentBag<PutOff>();
        var verifications = 0;
        await Parallel.ForEachAsync(input.Organizations, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (name, stop) =>
        {
            var mayVerify = Interlocked.Increment(ref verifications) <= MostVerifications;
            var result = await look.LookAsync(name, input.LastTry, mayVerify, stop);
            if (!mayVerify || !result.Verified)
            {
                Interlocked.Decrement(ref verifications);
            }

            seen.Add(result.Totals);
            if (result.RetryAt is { } until)
            {
                putOff.Add(new PutOff(name, until));
            }
        });
        return new PageEnding(seen.Aggregate(WatchTotals.None, (one, other) => one + other), [.. putOff.OrderBy(p => p.Organization, StringComparer.Ordinal)]);
    }
}
