namespace HybridTrust.Simulation.Exchange;

/// <summary>
/// Active Directory between sites: a change made at one site is seen at the others only after the delay (domain 7, trap 37). A write
/// through a domain controller brings its site up to date, so two sites never disagree about more than what is on its way.
/// </summary>
internal sealed record DirectoryReplication
{
    /// <summary>How long a change takes to another site, in the estate's time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Changes on their way, oldest first.</summary>
    public IReadOnlyList<DirectoryChange> Changes { get; init; } = [];

    /// <summary>The directory as a site sees it.</summary>
    /// <param name="current">As it is once everything has replicated.</param>
    /// <param name="site">The site.</param>
    /// <param name="now">The estate's time.</param>
    public Datacentre SeenAt(Datacentre current, string site, DateTimeOffset now)
    {
        var awaited = Changes
            .Skip(Changes.ToList().FindLastIndex(change => IsAt(change, site)) + 1)
            .FirstOrDefault(change => ArrivesAt(change) > now);
        return awaited is null ? current : awaited.Before with { Servers = current.Servers };
    }

    /// <summary>Remembers a change; those that have arrived everywhere are forgotten.</summary>
    public DirectoryReplication With(DirectoryChange change) => ArrivesAt(change) <= change.At
        ? this
        : this with { Changes = [.. Changes.Where(c => ArrivesAt(c) > change.At), change with { Before = change.Before with { Servers = [] } }] };

    private DateTimeOffset ArrivesAt(DirectoryChange change) => change.At + (change.Takes ?? Delay);

    private static bool IsAt(DirectoryChange change, string site) => string.Equals(change.Site, site, StringComparison.OrdinalIgnoreCase);
}
