namespace HybridTrust.Runner.Journal;

/// <summary>
/// What the runner remembers across its own death: envelopes seen, nonces used, fences, steps begun and finished, results not
/// delivered yet. Safe to use from several tasks.
/// </summary>
internal sealed class RunnerJournal : IDisposable
{
    /// <summary>An expired envelope is refused anyway; after this long its job need not be remembered.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private readonly IRecordLog _log;
    private readonly Dictionary<string, JobHistory> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _nonces = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, long> _fences = [];

    /// <summary>Takes in what the log holds, and drops what is old.</summary>
    public RunnerJournal(IRecordLog log, DateTimeOffset now)
    {
        _log = log;
        Index(log.Records);
        var kept = log.Records.Where(r => IsNeeded(r, now)).ToList();
        if (kept.Count < log.Records.Count / 2)
        {
            log.Rewrite([.. _fences.Select(f => new JournalRecord.FenceSeen(f.Key, f.Value)), .. kept]);
            _jobs.Clear();
            _nonces.Clear();
            Index(log.Records);
        }
    }

    /// <summary>What is known of an envelope; null when it was never accepted.</summary>
    public JobHistory? Find(string envelope)
    {
        lock (_gate)
        {
            return _jobs.GetValueOrDefault(envelope);
        }
    }

    /// <summary>The envelope that used a nonce, or null.</summary>
    public string? EnvelopeOf(string nonce)
    {
        lock (_gate)
        {
            return _nonces.GetValueOrDefault(nonce);
        }
    }

    /// <summary>The highest fence seen for an organization; 0 before the first.</summary>
    public long HighestFence(Guid exchangeOrganization)
    {
        lock (_gate)
        {
            return _fences.GetValueOrDefault(exchangeOrganization);
        }
    }

    /// <summary>The jobs whose result has not been delivered.</summary>
    public IReadOnlyList<JobHistory> Undelivered()
    {
        lock (_gate)
        {
            return [.. _jobs.Values.Where(j => j.Answer is not null && !j.Delivered)];
        }
    }

    /// <summary>Remembers a record. See <see cref="IRecordLog.Append"/>.</summary>
    public void Append(JournalRecord record, bool durable = true)
    {
        lock (_gate)
        {
            _log.Append(record, durable);
            Take(record);
        }
    }

    public void Dispose() => _log.Dispose();

    private void Index(IReadOnlyList<JournalRecord> records)
    {
        foreach (var record in records)
        {
            Take(record);
        }
    }

    private void Take(JournalRecord record)
    {
        switch (record)
        {
            case JournalRecord.Accepted accepted:
                _jobs[accepted.Envelope] = new JobHistory(accepted);
                _nonces[accepted.Nonce] = accepted.Envelope;
                Raise(accepted.ExchangeOrganization, accepted.Fence);
                break;
            case JournalRecord.FenceSeen seen:
                Raise(seen.ExchangeOrganization, seen.Fence);
                break;
            default:
                _jobs.GetValueOrDefault(record.About!)?.Add(record);
                break;
        }
    }

    private void Raise(Guid organization, long fence) => _fences[organization] = Math.Max(fence, _fences.GetValueOrDefault(organization));

    private bool IsNeeded(JournalRecord record, DateTimeOffset now) =>
        record.About is { } envelope
        && _jobs.GetValueOrDefault(envelope) is { } job
        && job.Accepted.ExpiresAt + Retention > now
        && (job.Answer is null || record is not (JournalRecord.Started or JournalRecord.Finished));
}
