using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Runs.Turns;

/// <summary>
/// The claims of organizations' turns. An engine shows a run when it is started, and who is before whom is decided just before; whoever claims has
/// seen every claim before it, and of two that come at the same instant the second has to look again.
/// </summary>
public sealed class TurnLedger(IRecords records, TimeProvider time)
{
    /// <summary>How long a claim stands for a run that is not there: longer than a start takes. Whoever made it has died.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The claims that stand.</summary>
    public async Task<TurnClaims> ReadAsync(string organization, CancellationToken cancellation)
    {
        if (await records.FindAsync(Key(organization), cancellation) is not { } there)
        {
            return new TurnClaims([]);
        }

        var since = time.GetUtcNow() - Patience;
        return new TurnClaims([.. TrustJson.Deserialize<TurnClaims>(there.Content.Span).Claims.Where(claim => claim.At > since)]) { Tag = there.Tag };
    }

    /// <summary>Claims a turn.</summary>
    /// <param name="seen">The claims that it was decided by.</param>
    /// <param name="run">The run.</param>
    /// <param name="request">What it will be started with.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>False when somebody claimed one meanwhile: nothing was written, and it has to be decided again.</returns>
    public async Task<bool> TryClaimAsync(TurnClaims seen, string run, RunRequest request, CancellationToken cancellation)
    {
        var content = TrustJson.SerializeToUtf8(new TurnClaims([.. seen.Claims, new TurnClaim(run, request, time.GetUtcNow())]));
        var written = seen.Tag is { } tag
            ? await records.TryReplaceAsync(Key(request.Organization), tag, content, cancellation)
            : await records.TryCreateAsync(Key(request.Organization), content, cancellation);
        return written is not null;
    }

    private static RecordKey Key(string organization) => new("turns", organization);
}
