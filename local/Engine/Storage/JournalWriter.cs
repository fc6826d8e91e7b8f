using System.Threading.Channels;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>
/// The only writer of a journal. Whatever is queued while one flush is under way shares the next one, so a hundred busy
/// instances cost about as many flushes as one.
/// </summary>
internal sealed class JournalWriter
{
    private const int MostRecords = 8192;
    private const int MostBytes = 16 << 20;

    private readonly Channel<JournalEntry> _queue = Channel.CreateUnbounded<JournalEntry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<JournalEntry> _batch = [];
    private readonly List<ReadOnlyMemory<byte>> _frames = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly JournalFile _file;
    private readonly JournalTrail _trail;
    private readonly IJournalSink _sink;
    private readonly IJournalFaults? _faults;
    private long _position;
    private long _sequence;
    private volatile bool _killed;

    /// <summary>Continues a journal after what a scan found.</summary>
    public JournalWriter(JournalFile file, RecoveredJournal recovered, IJournalSink sink, IJournalFaults? faults)
    {
        _file = file;
        _trail = recovered.Trail;
        _position = recovered.IntactLength;
        _sequence = recovered.LastSequence;
        _sink = sink;
        _faults = faults;
    }

    /// <summary>
    /// Starts writing, on a thread of its own: a flush blocks, and a blocked pool thread on a small machine would hold up
    /// every orchestration.
    /// </summary>
    public void Start() => new Thread(Run) { IsBackground = true, Name = "HybridTrust journal" }.Start();

    /// <summary>Queues a record; false when the journal is closed.</summary>
    public bool TryAppend(JournalEntry entry) => _queue.Writer.TryWrite(entry);

    /// <summary>Writes what is queued and ends.</summary>
    public Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        return _done.Task;
    }

    /// <summary>Ends without writing what is queued.</summary>
    public Task KillAsync()
    {
        _killed = true;
        return CloseAsync();
    }

    private void Run()
    {
        Exception? failure = null;
        try
        {
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                var crashes = Collect();
                Write();
                if (crashes || _killed)
                {
                    break;
                }

                Announce();
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        _queue.Writer.TryComplete();
        while (_queue.Reader.TryRead(out var entry))
        {
            entry.Written?.TrySetException(new EngineStoppedException(failure));
        }

        foreach (var entry in _batch)
        {
            entry.Written?.TrySetException(new EngineStoppedException(failure));
        }

        _done.TrySetResult();
        _sink.OnClosed(failure);
    }

    /// <summary>Takes what is queued, up to a batch; true when a test pulls the plug after it.</summary>
    private bool Collect()
    {
        var bytes = 0L;
        while (_batch.Count < MostRecords && bytes < MostBytes && !_killed && _queue.Reader.TryRead(out var entry))
        {
            if (entry.Instance.IsClosed)
            {
                entry.Written?.TrySetResult(false);
                _sink.OnDropped();
                continue;
            }

            // In the batch before anything can go wrong: whoever waits for it is told, come what may.
            _batch.Add(entry);
            if (_faults?.CrashesBefore(_sequence + 1) == true)
            {
                return true;
            }

            var id = entry.Instance.NextRecord(entry.Event);
            JournalFrame.Seal(entry.Frame.Span, ++_sequence, id, entry.Event, _trail);
            _trail.Add(id);
            entry.Offset = _position + bytes;
            bytes += entry.Frame.Length;
            _frames.Add(entry.Frame);
        }

        return false;
    }

    private void Write()
    {
        if (_frames.Count == 0)
        {
            return;
        }

        RandomAccess.Write(_file.Handle, _frames, _position);
        RandomAccess.FlushToDisk(_file.Handle);
        _position += _frames.Sum(frame => (long)frame.Length);
        _faults?.Flushed(_frames.Count);
        _frames.Clear();
    }

    private void Announce()
    {
        foreach (var entry in _batch)
        {
            _sink.OnDurable(entry);
            entry.Written?.TrySetResult(true);
        }

        _batch.Clear();
    }
}
