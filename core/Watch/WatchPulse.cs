using System.Globalization;

namespace HybridTrust.Watch;

/// <summary>Whether the watch is alive.</summary>
/// <param name="LastEnded">When a watch of all organizations ended last, UTC; null for never.</param>
/// <param name="SilentSince">Since when there should have been one, UTC; null while it is alive.</param>
/// <param name="Sentence">The same for a person.</param>
public sealed record WatchPulse(DateTimeOffset? LastEnded, DateTimeOffset? SilentSince, string Sentence)
{
    /// <summary>As long as the alert of an Azure deployment waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Judges.</summary>
    /// <param name="heartbeat">The last heartbeat; null for none.</param>
    /// <param name="hostSince">Since when this host runs, UTC: a host that is just deployed has had no time yet.</param>
    /// <param name="now">UTC.</param>
    public static WatchPulse Of(WatchHeartbeat? heartbeat, DateTimeOffset hostSince, DateTimeOffset now)
    {
        var last = heartbeat?.EndedAt;
        var since = last ?? hostSince;
        return now - since <= Patience
            ? new WatchPulse(last, null, last is null ? "No watch has ended yet; the host has just begun." : string.Create(CultureInfo.InvariantCulture, $"The last watch of all organizations ended {last:u}."))
            : new WatchPulse(last, since, string.Create(CultureInfo.InvariantCulture,
                $"The watch is silent: none has ended since {since:u}. Certificates may be running out unseen; look at the host's log."));
    }
}
