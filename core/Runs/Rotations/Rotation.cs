using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures.Rotate;

namespace HybridTrust.Runs.Rotations;

/// <summary>
/// The replacement of the auth certificate, once its plan is approved: phase by phase, with days and weeks between them in which nothing is
/// locked. What a crash or a second ticket finds half done is planned again from where it stands.
/// </summary>
internal sealed class Rotation
{
    private readonly RunSession _run;
    private readonly Plan _plan;
    private readonly string _hash;
    private readonly RotationWork _work;
    private readonly RotationDating _dating;
    private readonly RotationProving _proving;

    public Rotation(RunSession run, Plan plan, string hash)
    {
        (_run, _plan, _hash) = (run, plan, hash);
        _work = new RotationWork(run, plan, hash);
        _dating = new RotationDating(run, _work);
        _proving = new RotationProving(run, hash);
    }

    /// <summary>Whether a run is a rotation.</summary>
    public static bool Is(RunSession run) => run.Request.Action is RunAction.Rotate && run.Procedures.Contains(ProcedureIds.Rotate, StringComparer.Ordinal);

    /// <summary>Carries it out, and tells what others have to mend.</summary>
    public async Task<StageEnding> CarryOutAsync()
    {
        var ending = await PhasesAsync();
        if (ending is null or StageEnding.RotatedWithGap)
        {
            await RotationProposals.TellAsync(_run);
        }

        return ending ?? new StageEnding.AllApplied();
    }

    private async Task<StageEnding?> PhasesAsync() =>

        // A date that somebody else has set may come before everybody can be ready: it is put off first.
        await _dating.GainTimeAsync()
        ?? _dating.TooLateInWindow()

        // Make it, copy it, keep it, upload it. Nothing of ours refers to it yet.
        ?? await PrepareAsync()

        // The trust works, and the next certificate is taken where that can be tried.
        ?? (_work.IsPlanned(RotationPhase.Date) ? await new RotationTrial(_run, _work.Procedure, _work.Gap).TryAsync(_plan, _hash) : null)

        // Everybody who must know it does: set its date.
        ?? await _dating.SetDateAsync()

        // Weeks pass. Each day everybody must still be ready, or the date is put off.
        ?? await _dating.WaitForDateAsync()

        // Exchange publishes it by itself; every site and every server is seen to follow.
        ?? await WaitForPublicationAsync()
        ?? await WaitForServersAsync()

        // The vault and who reads Exchange's metadata learn what is current now.
        ?? await _work.ApplyAsync(RotationPhase.Refresh, _work.Activation)

        // The trust is proven on the new certificate; then the former one has its grace.
        ?? await _proving.ProveAsync(formerIsGone: false)
        ?? await WaitForGraceAsync()

        // What is ours of the former one goes.
        ?? await _work.ApplyAsync(RotationPhase.Remove, _work.Activation)
        ?? await _proving.ProveAsync(formerIsGone: true)
        ?? _work.Gap.Ending();

    private async Task<StageEnding?> PrepareAsync()
    {
        if (!RotationInvariants.ServersComeFirst(_run.Organization.Rotation, _work.CurrentEnds, _work.Now))
        {
            return await _work.ApplyAsync(RotationPhase.Prepare, _work.Staging);
        }

        // I3: there is no time to argue with who refuses. It is asked again for a day, where there is one; then a person decides whether to go on without it.
        var refusals = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = RotationTimes.Tries; ; left--)
        {
            refusals.Clear();
            var ending = await _work.PrepareOthersAsync(refusals);
            if (ending is not null || refusals.Count == 0)
            {
                return ending;
            }

            if (left == 0 || RotationTimes.DateFor(_run.Organization.Rotation, _work.Activation, _work.CurrentEnds, _work.Now + RotationTimes.TryPause) is null)
            {
                break;
            }

            _work.Waiting($"{string.Join(' ', refusals.Values)} It is tried again in some hours.");
            await _run.Workflow.DelayUntilAsync(_work.Now + RotationTimes.TryPause);
            if (await _run.Orders.CancelledAsync() is { } over)
            {
                return new StageEnding.StoppedSafely(over);
            }
        }

        var lacking = (await _work.LookAsync(RotationWatchKind.Date)).Where(f => refusals.ContainsKey(f.Step.Id)).ToList();
        return lacking.Count == 0 ? await _work.ApplyAsync(RotationPhase.Prepare, _work.Staging)
            : await _work.Gap.AskAsync(string.Join(' ', refusals.Values), _work.Procedure.PrincipalsOf(_run.Organization), lacking)
            ?? await _work.ApplyAsync(RotationPhase.Prepare, _work.Staging);
    }

    private async Task<StageEnding?> WaitForPublicationAsync()
    {
        if (!_work.IsPlanned(RotationPhase.Publish))
        {
            return null;
        }

        // Where the host itself was away when the date came, the servicelet's time counts from when it is back; and who cannot be read is not late.
        var until = RotationTimes.Patient(RotationTimes.PublicationPatience, _work.Effective is { } date && date > _work.Now ? date : _work.Now, _work.FormerEnds);
        var patience = until + RotationTimes.SilencePatience;
        while (true)
        {
            _work.Waiting($"The date of {_work.Incoming} has come; Exchange's servicelet publishes it within 12 hours, and the sites follow.");
            var seen = await _work.WatchAsync(RotationWatchKind.Publication, until);
            if (RotationWork.Over(seen) is { } over)
            {
                return over;
            }

            if (seen.Verdict is RotationVerdict.Reached)
            {
                return await PublishedAsync();
            }

            if (_work.Now < until)
            {
                continue;
            }

            var late = await _work.LookAsync(RotationWatchKind.Publication);
            if (late.Count == 0)
            {
                return await PublishedAsync();
            }

            if (late.All(f => f.Finding.CallsForChange) || _work.Now >= patience)
            {
                return new StageEnding.StoppedSafely(
                    $"{_work.Incoming} was to take effect at {_work.Effective?.UtcDateTime:u}, and by {_work.Now.UtcDateTime:u} it was not seen to be current in every site. {RotationWork.Told(late)} See whether MSExchangeServiceHost runs " +
                    $"and Active Directory replicates; for servers in a child domain see Set-OrganizationConfig -EnableAuthAdminReadSession. The former certificate is accepted everywhere; start again then.{Urgent()}");
            }

            await _run.TellTicketAsync($"alarm-{_run.Round}-{_run.Looks}", $"ALARM: {RotationWork.Told(late)}");
            until = _work.Now + RotationTimes.FollowPatience;
        }
    }

    private async Task<StageEnding?> PublishedAsync()
    {
        await _run.RecordAsync(_run.Entry(EvidenceKind.Noted, $"{_work.Incoming} is current on a domain controller of every site. {_run.Facts.GetValueOrDefault(RotationFacts.PublishedBy)}", _work.Incoming));
        return null;
    }

    private async Task<StageEnding?> WaitForServersAsync()
    {
        if (!_work.IsPlanned(RotationPhase.Follow))
        {
            return null;
        }

        var patience = _work.Now + RotationTimes.SilencePatience;
        while (true)
        {
            for (var until = RotationTimes.Patient(RotationTimes.FollowPatience, _work.Now, _work.FormerEnds); _work.Now < until;)
            {
                _work.Waiting($"{_work.Incoming} is published; servers follow within a day.");
                var seen = await _work.WatchAsync(RotationWatchKind.Servers, until);
                if (seen.Verdict is RotationVerdict.Reached || RotationWork.Over(seen) is not null)
                {
                    return RotationWork.Over(seen);
                }
            }

            // Who answers and has not followed by now is drained and recycled, one after the other.
            var late = await _work.LookAsync(RotationWatchKind.Servers);
            var behind = late.Where(f => f.Finding.CallsForChange).Select(f => f.Step.Id).ToHashSet(StringComparer.Ordinal);
            if (behind.Count > 0 && await _work.ApplyAsync(RotationPhase.Follow, _work.Activation, step => behind.Contains(step.Id), protects: MustFollowNow()) is { } ending)
            {
                return ending;
            }

            if (late.Count == behind.Count)
            {
                return null;
            }

            if (_work.Now >= patience)
            {
                return new StageEnding.StoppedSafely($"{_work.Incoming} is published, but not every server is seen to follow; the former certificate's keys were left. {RotationWork.Told(late)}");
            }

            await _run.TellTicketAsync($"alarm-{_run.Round}-{_run.Looks}", $"ALARM: {RotationWork.Told(late)}");
        }
    }

    private string Urgent() => _work.FormerEnds is { } ends && ends - _work.Now < RotationTimes.PublicationPatience
        ? $" It ends at {ends.UtcDateTime:yyyy-MM-dd HH:mm} UTC: where that cannot be mended before, send a ticket with the procedure '{ProcedureIds.EmergencyPublish}'."
        : "";

    /// <summary>Whether a server that goes on with the former certificate would be without any before changes may be made again.</summary>
    private bool MustFollowNow() => _work.FormerEnds is { } ends && _work.ShutUntil(_work.Activation) is { } shut && !(shut.Opens < ends - RotationTimes.LookPause);

    private async Task<StageEnding?> WaitForGraceAsync()
    {
        if (!_work.IsPlanned(RotationPhase.Remove))
        {
            return null;
        }

        var until = _work.Now + TimeSpan.FromDays(_run.Organization.Rotation.GraceDays);
        while (_work.Now < until)
        {
            _work.Waiting(string.Create(CultureInfo.InvariantCulture, $"{_work.Incoming} is proven; the former certificate's keys stay until {until.UtcDateTime:yyyy-MM-dd}."));
            var seen = await _work.WatchAsync(RotationWatchKind.Grace, until);
            if (RotationWork.Over(seen) is { } over)
            {
                return over;
            }

            if (seen.Verdict is RotationVerdict.Failing)
            {
                await _run.TellTicketAsync($"alarm-{_run.Round}-{seen.Looks}", $"ALARM: {seen.Sentence}");
            }
        }

        return null;
    }
}
