using HybridTrust.Workflows;

namespace HybridTrust.Functions.Durable;

/// <summary>
/// Sees to it that of any number of starts of one id exactly one happens, and that one happens even when the process dies between
/// taking the id and starting the instance.
/// </summary>
internal sealed class InstanceStarter(InstanceLedger ledger, TimeProvider time)
{
    /// <summary>How long a claim without an instance is left to its owner, who may be about to start it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Starts an instance once.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="exists">Whether the engine has the instance.</param>
    /// <param name="start">Starts it; gives false when the engine had it.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<StartOutcome> StartAsync(
        string instanceId, Func<Task<bool>> exists, Func<Task<bool>> start, CancellationToken cancellation)
    {
        var mine = new InstanceReservation(instanceId, $"start/{Guid.NewGuid():N}");
        while (true)
        {
            var there = await ledger.FindAsync(instanceId, cancellation);
            if (there is null)
            {
                // Instances of a release that kept no ledger are known to the engine only.
                if (await ledger.TryCreateAsync(mine, cancellation) is { } tag)
                {
                    return await StartAsync(mine, tag, start, cancellation);
                }

                continue;
            }

            var claim = InstanceLedger.Read(there);
            if (claim.Started || await exists())
            {
                return StartOutcome.AlreadyExists;
            }

            if (time.GetUtcNow() - claim.At < Patience)
            {
                await Task.Delay(Pause, time, cancellation);
            }
            else if (await ledger.TryReplaceAsync(claim with { Owner = mine.Owner, At = time.GetUtcNow() }, there.Tag, cancellation) is { } taken)
            {
                return await StartAsync(mine, taken, start, cancellation);
            }
        }
    }

    private async Task<StartOutcome> StartAsync(InstanceReservation mine, string tag, Func<Task<bool>> start, CancellationToken cancellation)
    {
        var started = await start();
        await ledger.TryReplaceAsync(new InstanceClaim(mine.InstanceId, mine.Owner, time.GetUtcNow(), Started: true), tag, cancellation);
        return started ? StartOutcome.Started : StartOutcome.AlreadyExists;
    }
}
