using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Runs.Changes;
using HybridTrust.Steps;

namespace HybridTrust.Runs.Rotations;

/// <summary>
/// The replacement of the auth certificate, once its plan is approved: phase by phase, with days and weeks between them in which nothing is
/// locked. What a crash or a second ticket finds half done is planned again from where it stands.
/// </summary>
internal sealed class Rotation(RunSession run, Plan plan, string hash)
{
    private readonly RotateProcedure _procedure = (RotateProcedure)run.Catalogue.Find(ProcedureIds.Rotate)!;
    private readonly RotationGap _gap = new(run);
    private readonly RotationProving _proving = new(run, hash);
    private int _application;
    private DateTimeOffset? _again;

    // Who refused the last change that was refused.
    private IStep? _refused;

    /// <summary>Whether a run is a rotation.</summary>
    public static bool Is(RunSession run) => run.Request.Action is RunAction.Rotate && run.Procedures.Contains(ProcedureIds.Rotate, StringComparer.Ordinal);

    /// <summary>Carries it out.</summary>
    public async Task<StageEnding> CarryOutAsync() =>

        // A date that somebody else has set may come before everybody can be ready: it is put off first.
        await GainTimeAsync()

        // Make it, copy it, keep it, upload it. Nothing of ours refers to it yet.
        ?? await PrepareAsync()

        // The trust works, and the next certificate is taken where that can be tried.
        ?? (IsPlanned(RotationPhase.Date) ? await new RotationTrial(run, _procedure, _gap).TryAsync(plan, hash) : null)

        // Everybody who must know it does: set its date.
        ?? await SetDateAsync()

        // Weeks pass. Each day everybody must still be ready, or the date is put off.
        ?? await WaitForDateAsync()

        // Exchange publishes it by itself; every site and every server is seen to follow.
        ?? await WaitForPublicationAsync()
        ?? await WaitForServersAsync()

        // The vault and who reads Exchange's metadata learn what is current now.
        ?? await ApplyAsync(RotationPhase.Refresh, Activation)

        // The trust is proven on the new certificate; then the former one has its grace.
        ?? await _proving.ProveAsync(formerIsGone: false)
        ?? await WaitForGraceAsync()

        // What is ours of the former one goes.
        ?? await ApplyAsync(RotationPhase.Remove, Activation)
        ?? await _proving.ProveAsync(formerIsGone: true)
        ?? await RotationProposals.TellAsync(run)
        ?? (StageEnding?)_gap.Ending()
        ?? new StageEnding.AllApplied();

    private MaintenanceWindow? Staging => RotationWindows.Staging(run.Organization);

    private MaintenanceWindow? Activation => RotationWindows.Activation(run.Organization);

    private DateTimeOffset Now => run.Workflow.UtcNow;

    private async Task<StageEnding?> PrepareAsync()
    {
        if (!RotationInvariants.ServersComeFirst(run.Organization.Rotation, CurrentEnds, Now))
        {
            return await ApplyAsync(RotationPhase.Prepare, Staging);
        }

        // I3: there is no time to argue with who refuses. A person decides whether to go on without it.
        var refusals = new Dictionary<string, string>(StringComparer.Ordinal);
        var ending = await PrepareOthersAsync(refusals);
        if (ending is not null || refusals.Count == 0)
        {
            return ending;
        }

        var lacking = (await LookAsync(RotationWatchKind.Date)).Where(f => refusals.ContainsKey(f.Step.Id)).ToList();
        return lacking.Count == 0 ? await ApplyAsync(RotationPhase.Prepare, Staging)
            : await _gap.AskAsync(string.Join(' ', refusals.Values), _procedure.PrincipalsOf(run.Organization), lacking)
            ?? await ApplyAsync(RotationPhase.Prepare, Staging);
    }

    private async Task<StageEnding?> GainTimeAsync()
    {
        var begins = ShutUntil()?.Opens ?? Now;
        return Effective is not { } date || date <= Now || begins < date - RotationTimes.Margin || !IsPlanned(RotationPhase.Prepare) ? null : await PostponeAsync(date, "early");
    }

    /// <summary>Who refuses keeps nobody else from the next certificate. Gives what ended it; null when everybody has it but those who refuse.</summary>
    private async Task<StageEnding?> PrepareOthersAsync(Dictionary<string, string> refusals, bool protects = false)
    {
        while (true)
        {
            var ending = await ApplyAsync(RotationPhase.Prepare, Staging, step => !refusals.ContainsKey(step.Id), protects);
            if (ending is not StageEnding.StoppedSafely stopped || _refused is not { } refused || !_gap.MayLeaveOut(refused) || !refusals.TryAdd(refused.Id, stopped.Sentence))
            {
                return ending;
            }
        }
    }

    private async Task<StageEnding?> SetDateAsync()
    {
        if (!IsPlanned(RotationPhase.Date))
        {
            return null;
        }

        for (var until = Now + RotationTimes.SilencePatience; ;)
        {
            // Read back on both sides, in the window and right before: what was uploaded days ago may be gone.
            await WaitForAsync(Staging);
            var missing = await LackingAsync();
            if (missing.Count > 0)
            {
                // A server that restarts is no reason for another plan.
                await run.Workflow.DelayUntilAsync(Now + RotationTimes.SecondLook);
                missing = await LackingAsync();
            }

            if (missing.Count > 0)
            {
                return new StageEnding.WorldMoved($"Not everybody is ready for the next certificate, so its date was not set. {Told(missing)}");
            }

            // A host that was down meanwhile, a hold or a silent runner lets the look get too old to set a date on.
            var looked = Now;
            var ending = await ApplyAsync(RotationPhase.Date, Staging);
            if (ending is null)
            {
                break;
            }

            if (ending is not StageEnding.StoppedSafely || Now - looked <= RotationInvariants.Freshness || Now >= until)
            {
                return ending;
            }
        }

        if (Effective is { } date)
        {
            await run.TellTicketAsync(run.Key("date"), string.Create(
                CultureInfo.InvariantCulture,
                $"Certificate {Incoming} is set as next and takes effect at {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Until then everything it needs is looked at each day; " +
                $"the former keys go about {date.UtcDateTime.AddDays(run.Organization.Rotation.GraceDays + 1):yyyy-MM-dd}."));
        }

        return null;
    }

    private async Task<IReadOnlyList<StepFinding>> LackingAsync() => [.. (await LookAsync(RotationWatchKind.Date)).Where(f => f.Step is not DateStep)];

    private async Task<StageEnding?> WaitForDateAsync()
    {
        if (!IsPlanned(RotationPhase.Publish))
        {
            return null;
        }

        while (Effective is { } date && Now < date)
        {
            Waiting($"{Incoming} takes effect at {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC; everything it needs is looked at each day.");
            var seen = await WatchAsync(RotationWatchKind.Date, _again is { } again && again < date ? again : date);
            _again = null;
            if (Over(seen) is { } over)
            {
                return over;
            }

            switch (seen.Verdict)
            {
                case RotationVerdict.Reached:
                    return null;
                case RotationVerdict.Failing when await MendAsync(seen, date) is { } ending:
                    return ending;
            }
        }

        return null;
    }

    /// <summary>A look failed: do again what was approved where that helps; else put the date off in time, or go on with a gap.</summary>
    private async Task<StageEnding?> MendAsync(RotationWatchEnding seen, DateTimeOffset date)
    {
        await run.TellTicketAsync($"alarm-{run.Round}-{seen.Looks}", $"ALARM: the next certificate's date is {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and not everybody is ready. {seen.Sentence}");
        if (seen.Repairable)
        {
            // A window that opens in time is waited for. The date waits for none, so near it what was approved is done again at once.
            var shut = ShutUntil();
            if (shut?.Opens is { } opens && opens < date - RotationTimes.Margin)
            {
                _again = opens;
                return null;
            }

            var refusals = new Dictionary<string, string>(StringComparer.Ordinal);
            switch (await PrepareOthersAsync(refusals, protects: shut is not null || date - Now <= RotationTimes.Margin))
            {
                case null when refusals.Count == 0:
                    return null;
                case StageEnding.WorldMoved moved when date - Now > RotationTimes.Margin + TimeSpan.FromHours(run.Organization.Approval.ExpiresAfterHours):
                    // It takes more than was approved, and there is time to ask for that.
                    return moved;
            }
        }

        if (date - Now > RotationTimes.Margin)
        {
            // There are days left to mend it.
            return null;
        }

        if (RotationTimes.Postponed(Activation, CurrentEnds, Now) is not null)
        {
            return await PostponeAsync(date, $"{seen.Looks}");
        }

        // I3: the certificate in use ends before a later date. It will be published; whoever is not ready is left without.
        var now = await LookAsync(RotationWatchKind.Date);
        var lacking = now.Where(f => _gap.MayLeaveOut(f.Step)).ToList();
        if (lacking.Count == 0 || now.Any(f => f.Step is NextCertificateStep))
        {
            // Nobody has to be left out, or who has to be is not known: it is read again before long.
            _again = Now + RotationTimes.LookPause;
            return null;
        }

        return await _gap.AskAsync(seen.Sentence, _procedure.PrincipalsOf(run.Organization), lacking);
    }

    private async Task<StageEnding?> PostponeAsync(DateTimeOffset date, string key)
    {
        if (RotationTimes.Postponed(Activation, CurrentEnds, Now) is null)
        {
            return null;
        }

        run.Tell(RotationFacts.TooEarly, RotationFacts.Text(date));
        switch (await ApplyAsync(RotationPhase.Postpone, window: null, protects: true))
        {
            case null:
                await run.TellTicketAsync($"postponed-{run.Round}-{key}", $"The date was put off to {Effective?.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
                return null;
            case StageEnding.WorldMoved:
                // Whoever the date is set through may be the one who is away. The date comes all the same, so the run does not leave it to itself.
                _again = Now + RotationTimes.LookPause;
                return null;
            case var ending:
                return ending;
        }
    }

    /// <summary>What the profile says of changes to a next certificate now; null while they may be made.</summary>
    private ChangeAllowance.Shut? ShutUntil() => ChangeCalendar.At(Now, run.Organization, Staging, record: null) as ChangeAllowance.Shut;

    private async Task<StageEnding?> WaitForPublicationAsync()
    {
        if (!IsPlanned(RotationPhase.Publish))
        {
            return null;
        }

        // Where the host itself was away when the date came, the servicelet's time counts from when it is back; and who cannot be read is not late.
        var until = (Effective is { } date && date > Now ? date : Now) + RotationTimes.PublicationPatience;
        var patience = until + RotationTimes.SilencePatience;
        while (true)
        {
            Waiting($"The date of {Incoming} has come; Exchange's servicelet publishes it within 12 hours, and the sites follow.");
            var seen = await WatchAsync(RotationWatchKind.Publication, until);
            if (Over(seen) is { } over)
            {
                return over;
            }

            if (seen.Verdict is RotationVerdict.Reached)
            {
                return await PublishedAsync();
            }

            if (Now < until)
            {
                continue;
            }

            var late = await LookAsync(RotationWatchKind.Publication);
            if (late.Count == 0)
            {
                return await PublishedAsync();
            }

            if (late.All(f => f.Finding.CallsForChange) || Now >= patience)
            {
                return new StageEnding.StoppedSafely(
                    $"{Incoming} was to take effect at {Effective?.UtcDateTime:u}, and by {Now.UtcDateTime:u} it was not seen to be current in every site. {Told(late)} See whether MSExchangeServiceHost runs " +
                    $"and Active Directory replicates; for servers in a child domain see Set-OrganizationConfig -EnableAuthAdminReadSession. The former certificate is accepted everywhere; start again then.");
            }

            await run.TellTicketAsync($"alarm-{run.Round}-{run.Looks}", $"ALARM: {Told(late)}");
            until = Now + RotationTimes.FollowPatience;
        }
    }

    private async Task<StageEnding?> PublishedAsync()
    {
        await run.RecordAsync(run.Entry(EvidenceKind.Noted, $"{Incoming} is current on a domain controller of every site. {run.Facts.GetValueOrDefault(RotationFacts.PublishedBy)}", Incoming));
        return null;
    }

    private async Task<StageEnding?> WaitForServersAsync()
    {
        if (!IsPlanned(RotationPhase.Follow))
        {
            return null;
        }

        var patience = Now + RotationTimes.SilencePatience;
        while (true)
        {
            for (var until = Now + RotationTimes.FollowPatience; Now < until;)
            {
                Waiting($"{Incoming} is published; servers follow within a day.");
                var seen = await WatchAsync(RotationWatchKind.Servers, until);
                if (seen.Verdict is RotationVerdict.Reached || Over(seen) is not null)
                {
                    return Over(seen);
                }
            }

            // Who answers and has not followed by now is drained and recycled, one after the other.
            var late = await LookAsync(RotationWatchKind.Servers);
            var behind = late.Where(f => f.Finding.CallsForChange).Select(f => f.Step.Id).ToHashSet(StringComparer.Ordinal);
            if (behind.Count > 0 && await ApplyAsync(RotationPhase.Follow, Activation, step => behind.Contains(step.Id)) is { } ending)
            {
                return ending;
            }

            if (late.Count == behind.Count)
            {
                return null;
            }

            if (Now >= patience)
            {
                return new StageEnding.StoppedSafely($"{Incoming} is published, but not every server is seen to follow; the former certificate's keys were left. {Told(late)}");
            }

            await run.TellTicketAsync($"alarm-{run.Round}-{run.Looks}", $"ALARM: {Told(late)}");
        }
    }

    private async Task<StageEnding?> WaitForGraceAsync()
    {
        if (!IsPlanned(RotationPhase.Remove))
        {
            return null;
        }

        var until = Now + TimeSpan.FromDays(run.Organization.Rotation.GraceDays);
        while (Now < until)
        {
            Waiting(string.Create(CultureInfo.InvariantCulture, $"{Incoming} is proven; the former certificate's keys stay until {until.UtcDateTime:yyyy-MM-dd}."));
            var seen = await WatchAsync(RotationWatchKind.Grace, until);
            if (Over(seen) is { } over)
            {
                return over;
            }

            if (seen.Verdict is RotationVerdict.Failing)
            {
                await run.TellTicketAsync($"alarm-{run.Round}-{seen.Looks}", $"ALARM: {seen.Sentence}");
            }
        }

        return null;
    }

    /// <summary>Applies what the plan says of a phase; null when all of it is in place.</summary>
    private async Task<StageEnding?> ApplyAsync(RotationPhase phase, MaintenanceWindow? window, Func<IStep, bool>? only = null, bool protects = false)
    {
        // Each application has stages of its own, because a phase may be applied again days later.
        const int StagesOfAnApplication = 50;
        var steps = _procedure.StepsOf(phase, run.Organization).Where(step => !_gap.Covers(step) && only?.Invoke(step) is not false).ToList();

        // What preflight saw is looked at again together with the first change.
        var before = phase is RotationPhase.Prepare && _application == 0 ? run.Steps.TakeWhile(step => step is not NextCertificateStep) : [];
        var scope = new StageScope([.. before, .. steps], 1 + (_application++ * StagesOfAnApplication), window)
        {
            Protects = protects,
        };
        var application = new StageApplication(run, plan, hash, StageWork.Forward(run, plan, scope));
        var ending = await application.ApplyAsync();
        var refused = application.Results.LastOrDefault(r => r.Action is StepAction.Refused)?.Step;
        _refused = steps.Find(step => string.Equals(step.Id, refused, StringComparison.Ordinal));
        return ending switch
        {
            StageEnding.AllApplied => null,

            // The order of a rotation lets each step die half done without anybody losing anything: the run looks where it stands, and goes on from there.
            StageEnding.HalfDone half => new StageEnding.WorldMoved(half.Sentence),
            _ => ending,
        };
    }

    private async Task<RotationWatchEnding> WatchAsync(RotationWatchKind kind, DateTimeOffset until)
    {
        var order = new RotationWatchOrder(run.HandOver(), kind, until, run.Looks);
        var id = string.Create(CultureInfo.InvariantCulture, $"{RotationWatchWorkflow.PrefixOf(run.Id)}r{run.Round}-{run.Looks}-{kind.ToString().ToLowerInvariant()}");
        var ending = (await run.Workflow.CallChildAsync(RotationWatchWorkflow.Reference, id, order)).Required();
        run.Rejoin(ending.Run);
        run.Looks = ending.Looks + 1;
        run.RunnerJobs += ending.RunnerJobs;
        return ending;
    }

    /// <summary>What ends any wait: another certificate came, which calls for a new plan, or somebody cancelled the run.</summary>
    private static StageEnding? Over(RotationWatchEnding seen) => seen.Verdict switch
    {
        RotationVerdict.Moved => new StageEnding.WorldMoved(seen.Sentence),
        RotationVerdict.Cancelled => new StageEnding.StoppedSafely(seen.Sentence),
        _ => null,
    };

    private Task<IReadOnlyList<StepFinding>> LookAsync(RotationWatchKind kind) => new RotationLook(run, _procedure).AtAsync(kind, ++run.Looks);

    private async Task WaitForAsync(MaintenanceWindow? window)
    {
        if (window?.NextOpening(Now) is { } opens)
        {
            Waiting($"The next certificate is ready; its date is set when the window opens at {opens:u}.");
            await run.Workflow.DelayUntilAsync(opens);
        }
    }

    private bool IsPlanned(RotationPhase phase)
    {
        var steps = _procedure.StepsOf(phase, run.Organization).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return plan.Approved.Any(change => steps.Contains(change.Step));
    }

    private void Waiting(string sentence) => run.Publish(RunPhase.Waiting, sentence, hash, changes: plan.Changes.Count);

    private string Incoming => run.Facts.GetValueOrDefault(RotationFacts.Incoming) ?? "the next certificate";

    private DateTimeOffset? Effective => RotationFacts.Time(run.Facts, RotationFacts.Effective);

    private DateTimeOffset CurrentEnds => RotationFacts.Time(run.Facts, RotationFacts.CurrentEnds) ?? DateTimeOffset.MaxValue;

    private static string Told(IEnumerable<StepFinding> findings) => string.Join(' ', findings.Select(f => $"{f.Step.Object}: {f.Finding.Sentence}").Take(3));
}
