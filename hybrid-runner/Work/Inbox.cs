using HybridTrust.Jobs;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Logging;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.Work;

/// <summary>
/// Asks the host for jobs and looks at each at once, also while another is carried out: the fence of a newer run must stop
/// the older one before its next change.
/// </summary>
internal sealed class Inbox
{
    private const int MostAtOnce = 100;

    private static readonly TimeSpan FirstPauseInTrouble = TimeSpan.FromMilliseconds(250);

    private readonly JobsInHand _inHand;
    private readonly IHostChannel _host;
    private readonly Gatekeeper _gatekeeper;
    private readonly TrustedSigners _signers;
    private readonly Worker _worker;
    private readonly Outbox _outbox;
    private readonly AnswerWriter _answers;
    private readonly ILogger _log;
    private readonly Pace _pace;
    private readonly Pace _trouble;
    private string? _lastTrouble = "not asked yet";

    public Inbox(
        IHostChannel host, Gatekeeper gatekeeper, TrustedSigners signers, Worker worker, Outbox outbox, AnswerWriter answers, JobsInHand inHand, Pace pace, TimeSpan longestPause, TimeProvider time, ILogger log)
    {
        _host = host;
        _gatekeeper = gatekeeper;
        _signers = signers;
        _worker = worker;
        _outbox = outbox;
        _answers = answers;
        _log = log;
        _inHand = inHand;
        _pace = pace;
        _trouble = new Pace(FirstPauseInTrouble, longestPause, time);
    }

    /// <summary>Asks until it is asked to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            switch (await _host.FetchAsync(stop))
            {
                case FetchOutcome.Listed listed:
                    Connected();
                    await _signers.FollowAsync(_host, stop);
                    if (await TakeAsync(listed.Pending, stop) || listed.Held)
                    {
                        _pace.Reset();
                    }

                    await _pace.WaitAsync(listed.RetryAfter, stop);
                    break;
                case FetchOutcome.Unavailable unavailable:
                    Disconnected(unavailable.Why);
                    await _trouble.WaitAsync(unavailable.RetryAfter, stop);
                    break;
            }
        }
    }

    private async Task<bool> TakeAsync(IReadOnlyList<PendingJob> pending, CancellationToken stop)
    {
        var news = false;
        foreach (var job in pending.Take(MostAtOnce))
        {
            var envelope = EnvelopeHash.Of(job.Envelope);
            if (_inHand.TryTake(envelope))
            {
                news |= await TakeAsync(job, envelope, stop);
            }
        }

        return news;
    }

    private async Task<bool> TakeAsync(PendingJob pending, string envelope, CancellationToken stop)
    {
        try
        {
            switch (await AdmitAsync(pending, stop))
            {
                case Admission.Admitted admitted:
                    _worker.Add(admitted);
                    return true;
                case Admission.AnsweredBefore before:
                    _outbox.Add(new Answer(pending.JobId, envelope, before.Result, Journalled: true));
                    break;
                case Admission.Refused refused:
                    _log.JobRefused(pending.JobId, refused.Refusal.Reason, refused.Refusal.Explanation);
                    var signed = await _answers.RefusedAsync(pending.JobId, envelope, refused.Refusal, stop);
                    _outbox.Add(new Answer(pending.JobId, envelope, signed, Journalled: false));
                    break;
            }
        }
        catch (IOException failure)
        {
            _log.JournalNotWritten(pending.JobId, failure.Message);
            _inHand.Release(envelope);
        }

        return false;
    }

    // A signer that is not known may have been announced since the host was asked last.
    private async Task<Admission> AdmitAsync(PendingJob pending, CancellationToken stop)
    {
        var admission = _gatekeeper.Admit(pending);
        if (admission is not Admission.Refused { Refusal.Reason: JobRefusalReason.WrongSigner })
        {
            return admission;
        }

        await _signers.AskAsync(_host, stop);
        return _gatekeeper.Admit(pending);
    }

    private void Connected()
    {
        if (_lastTrouble is not null)
        {
            _lastTrouble = null;
            _trouble.Reset();
            _log.HostAnswers();
        }
    }

    private void Disconnected(string why)
    {
        if (!string.Equals(_lastTrouble, why, StringComparison.Ordinal))
        {
            _lastTrouble = why;
            _log.HostUnavailable(why);
        }
    }
}
