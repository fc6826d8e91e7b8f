using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Simulation;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Worlds;
using HybridTrust.Testing;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>
/// Watches a rotation from within the world: every hour whether the trust works and what must be there is there (I1, I2), and right before each change
/// whether it may be made. It never asks the product.
/// </summary>
internal sealed class TrustWatch : IDisposable
{
    /// <summary>Microsoft's advice for the time between naming the next certificate and its date.</summary>
    private static readonly TimeSpan ShortestLead = TimeSpan.FromHours(48);

    /// <summary>How long Exchange may take to publish what is due.</summary>
    private static readonly TimeSpan LongestServicelet = TimeSpan.FromHours(12);

    private readonly Lock _gate = new();
    private readonly EstateEyes _eyes;
    private readonly TokenTrials _trials;
    private readonly List<Breach> _breaches = [];
    private readonly HashSet<string> _dated = new(StringComparer.OrdinalIgnoreCase);
    private readonly World _start;
    private readonly RotationPolicy _policy;
    private DateTimeOffset? _publishedAt;
    private DateTimeOffset? _datedAt;
    private DateTimeOffset? _dateBefore;
    private int _created;

    public TrustWatch(EstateHost estate, ScheduledOrganization organization, TimeProvider clock, RotationPolicy policy)
    {
        _eyes = new EstateEyes(estate, organization);
        _trials = new TokenTrials(estate, _eyes, clock);
        _start = _eyes.World;
        _policy = policy;
        Former = _start.Datacentre.AuthConfig.CurrentCertificateThumbprint;
    }

    /// <summary>The certificate that was in use when the watch began.</summary>
    public string Former { get; }

    /// <summary>The one that was named as next then; empty for none.</summary>
    public string FormerNext => _start.Datacentre.AuthConfig.NextCertificateThumbprint;

    /// <summary>Whether changes have windows of their own.</summary>
    public bool KeepsWindows => _policy.StagingWindow is not null;

    /// <summary>Hours that were looked at.</summary>
    public int Hours { get; private set; }

    public World World => _eyes.World;

    public EstateEyes Eyes => _eyes;

    public IReadOnlyList<Breach> Breaches
    {
        get
        {
            lock (_gate)
            {
                return [.. _breaches];
            }
        }
    }

    /// <summary>
    /// Whether a server that answers cannot be let in whatever the product does: its keys cannot be read, or its clock is further off than token services
    /// allow; or the server is away that a Skype Server pool finds Exchange by. A run that looks then says that the trust is broken, and is right.
    /// </summary>
    public bool IsBrokenByItself => _eyes.World is var world && _eyes.Servers(world).Any(s =>
        world.Strikes(FaultNames.PrivateKeyUnreadable, s.Fqdn) || world.ClockOffsetOf(s.Fqdn).Duration() > TokenTrials.Skew || (world.Skype is not null && world.IsUnreachable(s)));

    /// <summary>An hour has struck.</summary>
    public void Look()
    {
        lock (_gate)
        {
            var world = _eyes.World;
            Hours++;
            _breaches.AddRange(_trials.Try(world));
            _breaches.AddRange(Kept(world));
            _breaches.AddRange(ReadyFor(world));
            _breaches.AddRange(FormerKeysStay(world));
            _breaches.AddRange(DateAsRead(world));
        }
    }

    /// <summary>A call is about to be carried out.</summary>
    public void Before(AskedOperation asked)
    {
        lock (_gate)
        {
            var world = _eyes.World;
            _breaches.AddRange(asked.Call.Operation switch
            {
                "Set-AuthConfig" => BeforeDate(world, asked.Call),
                LocalOperations.CreateAuthCertificate => BeforeCreation(world),
                LocalOperations.RecycleApplicationPools => BeforeRecycling(world, asked.Server),
                LocalOperations.RemoveCertificate => [new Breach(world.Now, $"A planned rotation removes no certificate from a store, and {asked.Server} was asked to.")],
                _ => [],
            });
        }
    }

    public void Dispose() => _trials.Dispose();

    /// <summary>I1 and I2, at the moment from which there is no way back.</summary>
    private IEnumerable<Breach> BeforeDate(World world, OperationCall call)
    {
        if (call.Parameters.GetValueOrDefault("NewCertificateThumbprint") is not CmdletValue.Text { Value: var next }
            || call.Parameters.GetValueOrDefault("NewCertificateEffectiveDate") is not CmdletValue.Instant { Value: var date })
        {
            yield return new Breach(world.Now, "A planned rotation sets a next certificate with a date, and nothing else, by Set-AuthConfig.");
            yield break;
        }

        _datedAt = world.Now;
        var config = world.Datacentre.AuthConfig;
        _dateBefore = config.NextCertificateEffectiveDate;
        if (date < world.Now + ShortestLead)
        {
            yield return new Breach(world.Now, $"The date {date:u} is less than 48 hours ahead.");
        }

        // A date that somebody else has set may come too late, and be set anew like the first.
        var current = _eyes.Servers(world).Select(s => s.Find(config.CurrentCertificateThumbprint)).OfType<StoreEntry>().First().Certificate;
        var isRescued = EstateEyes.Same(config.NextCertificateThumbprint, next) && config.NextCertificateEffectiveDate > current.NotAfter - LongestServicelet;
        if (EstateEyes.Same(config.NextCertificateThumbprint, next) && !isRescued)
        {
            if (config.NextCertificateEffectiveDate is { } earlier && date <= earlier)
            {
                yield return new Breach(world.Now, $"The date was {earlier:u} already, and is set to {date:u}, which puts nothing off.");
            }

            yield break;
        }

        if (_policy.StagingWindow?.NextOpening(world.Now) is { } opens)
        {
            yield return new Breach(world.Now, $"The date is set outside the window, which opens at {opens:u}.");
        }

        if (date > current.NotAfter)
        {
            yield return new Breach(world.Now, $"The date is set to {date:u}, when the certificate in use has ended.");
        }

        if (!_dated.Add(next) && !isRescued)
        {
            yield return new Breach(world.Now, $"{next} is set as next a second time.");
        }

        foreach (var breach in Ready(world, config.CurrentCertificateThumbprint, next, "when the date was set"))
        {
            yield return breach;
        }

        foreach (var server in _eyes.Servers(world).Where(s => world.Strikes(FaultNames.PrivateKeyUnreadable, s.Fqdn)))
        {
            yield return new Breach(world.Now, $"The date was set while {server.Fqdn} could not use its keys.", server.Fqdn);
        }
    }

    /// <summary>A newborn that nothing refers to is taken, not doubled.</summary>
    private IEnumerable<Breach> BeforeCreation(World world)
    {
        if (++_created > 1)
        {
            yield return new Breach(world.Now, "A second certificate is made.");
        }

        var config = world.Datacentre.AuthConfig;
        var current = _eyes.Servers(world).Select(s => s.Find(config.CurrentCertificateThumbprint)).OfType<StoreEntry>().First().Certificate;
        foreach (var server in _eyes.Servers(world))
        {
            foreach (var entry in server.Store.Where(e => e.Certificate.Subject == AuthCertificates.Subject && e.Certificate.NotBefore > current.NotBefore && e.Certificate.NotAfter > current.NotAfter))
            {
                yield return new Breach(world.Now, $"A certificate is made although {server.Fqdn} holds {entry.Thumbprint}, which was made to follow.");
            }
        }
    }

    /// <summary>The planned path restarts nothing but who has not followed.</summary>
    private static IEnumerable<Breach> BeforeRecycling(World world, string name)
    {
        if (world.Datacentre.FindServer(name) is { } server && EstateEyes.Same(world.InUse(server), world.Datacentre.AuthConfig.CurrentCertificateThumbprint))
        {
            yield return new Breach(world.Now, $"{name} is recycled although it follows.");
        }
    }

    /// <summary>What the servers made of the date: Exchange may take it for local time. A call that failed has left the one that was there.</summary>
    private IEnumerable<Breach> DateAsRead(World world)
    {
        if (_datedAt is { } at && world.Datacentre.AuthConfig is { NextCertificateThumbprint.Length: > 0, NextCertificateEffectiveDate: { } date })
        {
            _datedAt = null;
            if (date != _dateBefore && date < at + ShortestLead)
            {
                yield return new Breach(world.Now, $"The date that was set at {at:u} was read as {date:u}, less than 48 hours later.");
            }
        }
    }

    /// <summary>Between the date's setting and publication everybody knows both.</summary>
    private IEnumerable<Breach> ReadyFor(World world) => world.Datacentre.AuthConfig is { NextCertificateThumbprint: var next, CurrentCertificateThumbprint: var current } && _dated.Contains(next)
        ? Ready(world, current, next, "while its date came nearer")
        : [];

    private IEnumerable<Breach> Ready(World world, string current, string next, string when)
    {
        foreach (var thumbprint in new[] { current, next })
        {
            foreach (var (name, application) in _eyes.Principals(world))
            {
                if (EstateEyes.KeyOf(world, application, thumbprint) is null)
                {
                    yield return new Breach(world.Now, $"I1: {name} did not know {thumbprint} {when}.", name);
                }
            }

            foreach (var server in _eyes.Servers(world).Where(s => !EstateEyes.Holds(s, thumbprint)))
            {
                yield return new Breach(world.Now, $"I2: {server.Fqdn} did not hold {thumbprint} with its key {when}.", server.Fqdn);
            }
        }
    }

    /// <summary>The former key goes only after its grace, and after every server has left it.</summary>
    private IEnumerable<Breach> FormerKeysStay(World world)
    {
        var current = world.Datacentre.AuthConfig.CurrentCertificateThumbprint;
        if (EstateEyes.Same(current, Former))
        {
            _publishedAt = null;
        }
        else
        {
            _publishedAt ??= world.Now;
        }

        foreach (var (name, application) in _eyes.Principals(world))
        {
            if (EstateEyes.KeyOf(_start with { Now = world.Now }, application, Former) is null || EstateEyes.KeyOf(world, application, Former) is not null)
            {
                continue;
            }

            if (_publishedAt is not { } published || world.Now < published + TimeSpan.FromDays(_policy.GraceDays))
            {
                yield return new Breach(world.Now, $"I1: the key {Former} of {name} went before the grace was over.");
            }

            foreach (var server in _eyes.Servers(world).Where(s => EstateEyes.Same(world.InUse(s), Former)))
            {
                yield return new Breach(world.Now, $"I1: the key {Former} of {name} went although {server.Fqdn} still signs with it.");
            }
        }
    }

    /// <summary>What is not ours is as it was, and nothing is there twice.</summary>
    private IEnumerable<Breach> Kept(World world)
    {
        foreach (var principal in _start.Tenant.Principals)
        {
            var now = world.Tenant.Find(principal.AppId)?.Keys ?? [];
            foreach (var key in principal.Keys.Where(k => !now.Any(n => n.KeyId == k.KeyId) && !(IsOurs(principal.AppId) && EstateEyes.Same(k.Certificate.Thumbprint, Former))))
            {
                yield return new Breach(world.Now, $"Key {key.Certificate.Thumbprint} of {principal.DisplayName} is gone, and was not this rotation's to remove.");
            }

            if (now.GroupBy(k => k.Certificate.Thumbprint, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                yield return new Breach(world.Now, $"{principal.DisplayName} has the key {twice.Key} twice.");
            }
        }

        foreach (var server in _start.Datacentre.Servers)
        {
            var now = world.Datacentre.FindServer(server.Fqdn)!;
            foreach (var entry in server.Store.Where(e => now.Find(e.Thumbprint) is not { } there || !there.Services.SequenceEqual(e.Services)))
            {
                yield return new Breach(world.Now, $"Certificate {entry.Thumbprint} of {server.Fqdn} is gone or serves something else.");
            }

            if (now.InternalTransportCertificateThumbprint != server.InternalTransportCertificateThumbprint)
            {
                yield return new Breach(world.Now, $"The transport certificate of {server.Fqdn} is another one.");
            }

            if (now.Store.GroupBy(e => e.Thumbprint, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1))
            {
                yield return new Breach(world.Now, $"{server.Fqdn} holds a certificate twice.");
            }
        }
    }

    private bool IsOurs(Guid application) => _eyes.Principals(_start).Any(p => p.Application == application);
}
