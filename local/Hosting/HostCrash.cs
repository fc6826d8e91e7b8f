using HybridTrust.Local.Engine.Storage;

namespace HybridTrust.Local.Hosting;

/// <summary>Lets an engine die a few times, each time so many records after it was opened.</summary>
internal sealed class HostCrash : IJournalFaults
{
    private const int Crashes = 3;
    private const int RecordsBetween = 25;

    private volatile bool _strikes;
    private long _opened = -1;
    private int _crashed;

    /// <summary>How often it struck.</summary>
    public int Crashed => Volatile.Read(ref _crashed);

    /// <summary>From now on it strikes.</summary>
    public void Begin() => _strikes = true;

    /// <inheritdoc />
    public bool CrashesBefore(long sequence)
    {
        if (!_strikes)
        {
            return false;
        }

        _opened = _opened < 0 ? sequence : _opened;
        if (_crashed >= Crashes || sequence < _opened + RecordsBetween)
        {
            return false;
        }

        _opened = -1;
        Interlocked.Increment(ref _crashed);
        return true;
    }

    /// <inheritdoc />
    public void Flushed(int records)
    {
    }
}
