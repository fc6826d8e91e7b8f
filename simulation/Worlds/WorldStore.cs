namespace HybridTrust.Simulation.Worlds;

/// <summary>
/// Holds the world. Readers see a published world and need no lock; one change at a time works on a copy, which is on
/// disk before anybody sees it: what a response told is what a restart finds. What the world does by itself is caught up
/// with when somebody looks: nothing runs in between.
/// </summary>
internal sealed class WorldStore(World world, WorldFile file, EstateEvents events, TimeProvider clock)
{
    private readonly Lock _changing = new();
    private volatile World _current = world;
    private long _nextEvent = long.MinValue;

    /// <summary>The world as it is now.</summary>
    public World Current
    {
        get
        {
            var now = clock.GetUtcNow();
            if (now.UtcTicks >= Interlocked.Read(ref _nextEvent))
            {
                lock (_changing)
                {
                    CatchUp(now);
                }
            }

            return _current with { Now = now };
        }
    }

    /// <summary>Makes a change. When it throws, nothing has happened.</summary>
    public T Change<T>(Func<World, T> change)
    {
        lock (_changing)
        {
            var now = clock.GetUtcNow();
            CatchUp(now);
            var draft = _current.Copy();
            draft.Now = now;
            var answer = change(draft);
            Publish(draft);
            return answer;
        }
    }

    private void CatchUp(DateTimeOffset now)
    {
        if (events.NextOf(_current) is { } due && due <= now)
        {
            var draft = _current.Copy();
            for (DateTimeOffset? next = due; next is { } at && at <= now; next = events.NextOf(draft))
            {
                events.Happen(draft, at);
            }

            Publish(draft);
        }
        else
        {
            Remember();
        }
    }

    private void Publish(World draft)
    {
        file.Save(draft);
        _current = draft;
        Remember();
    }

    private void Remember() => Interlocked.Exchange(ref _nextEvent, events.NextOf(_current)?.UtcTicks ?? long.MaxValue);
}
