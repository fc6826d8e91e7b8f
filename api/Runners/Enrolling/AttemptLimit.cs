namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>
/// Counts failed attempts to enrol, whoever makes them. A code cannot be guessed; the limit keeps attempts from costing the host more
/// than a look at a clock. It counts in this process only.
/// </summary>
public sealed class AttemptLimit(TimeProvider time)
{
    /// <summary>Failed attempts in a window, after which nobody is listened to until the next.</summary>
    public const int Most = 20;

    /// <summary>How long a window is.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _opened = DateTimeOffset.MinValue;
    private int _failed;

    /// <summary>How long to wait before the next attempt is listened to; null when it is now.</summary>
    public TimeSpan? Wait()
    {
        lock (_gate)
        {
            var left = _opened + Window - time.GetUtcNow();
            return _failed >= Most && left > TimeSpan.Zero ? left : null;
        }
    }

    /// <summary>Counts an attempt that failed.</summary>
    public void Failed()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now >= _opened + Window)
            {
                _opened = now;
                _failed = 0;
            }

            _failed++;
        }
    }
}
