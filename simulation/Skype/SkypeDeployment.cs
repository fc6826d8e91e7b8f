namespace HybridTrust.Simulation.Skype;

/// <summary>A Skype for Business Server pool: its Central Management Store, its front ends and its users.</summary>
internal sealed record SkypeDeployment
{
    /// <summary>The application that the pool is in its own tokens.</summary>
    public const string ApplicationIdentifier = "00000004-0000-0ff1-ce00-000000000000";

    /// <summary>The group that the storage service's tests ask for (Test-CsExStorageConnectivity).</summary>
    public const string UserAdministrators = "RTC Local User Administrators";

    public required string Pool { get; init; }

    public required string SipDomain { get; init; }

    public required CentralStore Central { get; init; }

    public required IReadOnlyList<FrontEnd> FrontEnds { get; init; }

    public required IReadOnlyList<SkypeUser> Users { get; init; }

    /// <summary>The groups of the account that shells run as.</summary>
    public required IReadOnlyList<string> CallerGroups { get; init; }

    /// <summary>How long a change of the Central Management Store takes to reach the front ends.</summary>
    public TimeSpan ReplicationDelay { get; init; }

    /// <summary>The pool's realm: its own setting, else its default SIP domain.</summary>
    public string Realm => Central.Realm.Length > 0 ? Central.Realm : SipDomain;

    public FrontEnd? FindFrontEnd(string name) => FrontEnds.FirstOrDefault(f =>
        string.Equals(f.Fqdn, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(f.Fqdn.Split('.')[0], name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a front end's own copy of the Central Management Store says.</summary>
    public CentralStore LocalStore(FrontEnd frontEnd, DateTimeOffset now) => frontEnd.IsUpToDate(now) ? Central : frontEnd.Replica!;

    /// <summary>Changes the Central Management Store; the front ends keep what they have until it reaches them.</summary>
    public SkypeDeployment Change(Func<CentralStore, CentralStore> change, DateTimeOffset now) => this with
    {
        Central = change(Central),
        FrontEnds = [.. FrontEnds.Select(f => f with
        {
            Replica = LocalStore(f, now), FollowsAt = f.Stalled ? DateTimeOffset.MaxValue : now + ReplicationDelay,
        })],
    };

    /// <summary>Puts a changed front end in the place of the old one.</summary>
    public SkypeDeployment With(FrontEnd changed) => this with
    {
        FrontEnds = [.. FrontEnds.Select(f => string.Equals(f.Fqdn, changed.Fqdn, StringComparison.OrdinalIgnoreCase) ? changed : f)],
    };
}
