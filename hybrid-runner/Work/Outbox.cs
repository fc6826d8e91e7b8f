using System.Collections.Concurrent;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Logging;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.Work;

/// <summary>Sends results until the host has them. One that the host will not take does not hold up the others.</summary>
internal sealed class Outbox
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Answer> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _reported = new(StringComparer.Ordinal);
    private readonly IHostChannel _host;
    private readonly RunnerJournal _journal;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Pace _pace;
    private readonly JobsInHand _inHand;
    private readonly Pace _polling;

    /// <summary>Begins with the results that a runner before this one could not deliver.</summary>
    /// <param name="host">Who the results are for.</param>
    /// <param name="journal">Where results are kept.</param>
    /// <param name="inHand">The jobs that are not to be taken again yet.</param>
    /// <param name="polling">Woken when a result was delivered: the run's next job may be waiting.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where trouble is told.</param>
    public Outbox(IHostChannel host, RunnerJournal journal, JobsInHand inHand, Pace polling, TimeProvider time, ILogger log)
    {
        _host = host;
        _journal = journal;
        _inHand = inHand;
        _polling = polling;
        _time = time;
        _log = log;
        _pace = new Pace(FirstPause, LongestPause, time);
        foreach (var job in journal.Undelivered())
        {
            inHand.TryTake(job.Accepted.Envelope);
            _waiting[job.Accepted.Envelope] = new Answer(job.Accepted.JobId, job.Accepted.Envelope, job.Answer!, Journalled: true);
        }
    }

    /// <summary>Sends an answer soon.</summary>
    public void Add(Answer answer)
    {
        _waiting[answer.Envelope] = answer;
        _pace.Wake();
    }

    /// <summary>Sends until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var atLeast = TimeSpan.Zero;
            foreach (var answer in _waiting.Values)
            {
                var retryAfter = await SendAsync(answer, cancellation);
                atLeast = retryAfter > atLeast ? retryAfter : atLeast;
            }

            if (_waiting.IsEmpty)
            {
                _pace.Reset();
            }

            await _pace.WaitAsync(atLeast, cancellation);
        }
    }

    private async Task<TimeSpan> SendAsync(Answer answer, CancellationToken cancellation)
    {
        var outcome = await _host.PostAsync(answer.JobId, answer.Result, cancellation);
        if (outcome is PostOutcome.Failed failed)
        {
            // Once for each reason, not for each attempt.
            if (!_reported.TryGetValue(answer.Envelope, out var before) || !string.Equals(before, failed.Why, StringComparison.Ordinal))
            {
                _reported[answer.Envelope] = failed.Why;
                _log.ResultNotDelivered(answer.JobId, failed.Why);
            }

            return failed.RetryAfter;
        }

        _waiting.TryRemove(answer.Envelope, out _);
        _reported.TryRemove(answer.Envelope, out _);
        Remember(answer);
        if (outcome is PostOutcome.Refused refused)
        {
            // The job stays in hand: the host still lists it, and answering it again would be refused again.
            _log.ResultRefused(answer.JobId, refused.Why);
            return TimeSpan.Zero;
        }

        if (outcome is PostOutcome.NotWanted)
        {
            _log.ResultNotWanted(answer.JobId);
        }

        _inHand.Release(answer.Envelope);
        _polling.Wake();
        return TimeSpan.Zero;
    }

    private void Remember(Answer answer)
    {
        if (!answer.Journalled || _journal.Find(answer.Envelope) is { Delivered: true })
        {
            return;
        }

        try
        {
            // Not forced to the disk: without this line the result is sent once more and not wanted.
            _journal.Append(new JournalRecord.Delivered(answer.Envelope, _time.GetUtcNow()), durable: false);
        }
        catch (IOException failure)
        {
            _log.JournalNotWritten(answer.JobId, failure.Message);
        }
    }
}
