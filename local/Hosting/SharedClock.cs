using HybridTrust.Simulation.Client;

namespace HybridTrust.Local.Hosting;

/// <summary>The one clock of a simulation. The estate owns it; the host remembers it, and runners hear of it with each answer of the host.</summary>
internal sealed class SharedClock
{
    private readonly ClockFile _file;

    /// <summary>The clock as the host knew it last.</summary>
    public SharedClock(Workspace workspace, TimeProvider real)
    {
        _file = new ClockFile(workspace.Host);
        Time = new EstateTime(real);
        Time.Follow(_file.Read());
    }

    /// <summary>The host's time.</summary>
    public EstateTime Time { get; }

    /// <summary>Host and estate agree on the later of their times: neither may go back before what it has written.</summary>
    public async Task AgreeAsync(EstateClockHands hands, CancellationToken cancellation)
    {
        var ahead = await hands.AheadAsync(cancellation);
        Follow(ahead < Time.Ahead ? await hands.MoveToAsync(Time.GetUtcNow(), cancellation) : ahead);
    }

    /// <summary>Moves everybody's clock forward: the estate's first, on its disk; then the host's, on its disk too before anybody sees it.</summary>
    public async Task MoveToAsync(EstateClockHands hands, DateTimeOffset now, CancellationToken cancellation) =>
        Follow(await hands.MoveToAsync(now, cancellation));

    private void Follow(TimeSpan ahead)
    {
        if (ahead > Time.Ahead)
        {
            _file.Write(ahead);
            Time.Follow(ahead);
        }
    }
}
