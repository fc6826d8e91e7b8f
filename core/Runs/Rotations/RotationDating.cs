using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;

namespace HybridTrust.Runs.Rotations;

/// <summary>The date of the next certificate: set when everybody is ready, put off while somebody is not, waited for.</summary>
internal sealed class RotationDating(RunSession run, RotationWork work)
{
    private DateTimeOffset? _again;

    /// <summary>A date that somebody else has set may come before everybody can be ready: it is put off first.</summary>
    public async Task<StageEnding?> GainTimeAsync()
    {
        var begins = work.ShutUntil(work.Staging)?.Opens ?? work.Now;
        return work.Effective is not { } date || date <= work.Now || begins < date - RotationTimes.Margin || !work.IsPlanned(RotationPhase.Prepare) ? null : await PostponeAsync(date, "early");
    }

    /// <summary>A window that opens when it is too late for a date is not waited for: somebody has to know while there is time.</summary>
    public StageEnding? TooLateInWindow() => work.IsPlanned(RotationPhase.Date) && work.ShutUntil(work.Staging)?.Opens is { } opens
        && RotationTimes.DateFor(run.Organization.Rotation, work.Activation, work.CurrentEnds, opens) is null
        ? new StageEnding.StoppedSafely(string.Create(
            CultureInfo.InvariantCulture,
            $"Changes to the next certificate may be made from {opens.UtcDateTime:yyyy-MM-dd HH:mm} UTC on, and the certificate in use ends at {work.CurrentEnds.UtcDateTime:yyyy-MM-dd HH:mm} UTC: too soon after that for " +
            $"a planned date. Widen rotation.stagingWindow in the profile (or maintenanceWindow, where it has none), or end the freeze, and start again."))
        : null;

    /// <summary>Sets the date, once everybody knows both certificates; null when it is set, or was before.</summary>
    public async Task<StageEnding?> SetDateAsync()
    {
        if (!work.IsPlanned(RotationPhase.Date))
        {
            return null;
        }

        for (var until = work.Now + RotationTimes.SilencePatience; ;)
        {
            // Read back on both sides, in the window and right before: what was uploaded days ago may be gone.
            if (TooLateInWindow() is { } late)
            {
                return late;
            }

            await WaitForAsync(work.Staging);
            var missing = await LackingAsync();
            if (missing.Count > 0)
            {
                // A server that restarts is no reason for another plan.
                await run.Workflow.DelayUntilAsync(work.Now + RotationTimes.SecondLook);
                missing = await LackingAsync();
            }

            if (missing.Count > 0)
            {
                return new StageEnding.WorldMoved($"Not everybody is ready for the next certificate, so its date was not set. {RotationWork.Told(missing)}");
            }

            // A host that was down meanwhile, a hold or a silent runner lets the look get too old to set a date on.
            var looked = work.Now;
            var ending = await work.ApplyAsync(RotationPhase.Date, work.Staging);
            if (ending is null)
            {
                break;
            }

            if (ending is not StageEnding.StoppedSafely || work.Now - looked <= RotationInvariants.Freshness || work.Now >= until)
            {
                return ending;
            }
        }

        if (work.Effective is { } date)
        {
            await run.TellTicketAsync(run.Key("date"), string.Create(
                CultureInfo.InvariantCulture,
                $"Certificate {work.Incoming} is set as next and takes effect at {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Until then everything it needs is looked at each day; " +
                $"the former keys go about {date.UtcDateTime.AddDays(run.Organization.Rotation.GraceDays + 1):yyyy-MM-dd}."));
        }

        return null;
    }

    /// <summary>Waits for the date, and looks each day.</summary>
    public async Task<StageEnding?> WaitForDateAsync()
    {
        if (!work.IsPlanned(RotationPhase.Publish))
        {
            return null;
        }

        while (work.Effective is { } date && work.Now < date)
        {
            work.Waiting($"{work.Incoming} takes effect at {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC; everything it needs is looked at each day.");
            var seen = await work.WatchAsync(RotationWatchKind.Date, _again is { } again && again < date ? again : date);
            _again = null;
            if (RotationWork.Over(seen) is { } over)
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
            var shut = work.ShutUntil(work.Staging);
            if (shut?.Opens is { } opens && opens < date - RotationTimes.Margin)
            {
                _again = opens;
                return null;
            }

            var refusals = new Dictionary<string, string>(StringComparer.Ordinal);
            switch (await work.PrepareOthersAsync(refusals, protects: shut is not null || date - work.Now <= RotationTimes.Margin))
            {
                case null when refusals.Count == 0:
                    return null;
                case StageEnding.WorldMoved moved when date - work.Now > RotationTimes.Margin + TimeSpan.FromHours(run.Organization.Approval.ExpiresAfterHours):
                    // It takes more than was approved, and there is time to ask for that.
                    return moved;
            }
        }

        if (date - work.Now > RotationTimes.Margin)
        {
            // There are days left to mend it.
            return null;
        }

        if (RotationTimes.Postponed(work.Activation, work.CurrentEnds, work.Now) is not null)
        {
            return await PostponeAsync(date, $"{seen.Looks}");
        }

        // I3: the certificate in use ends before a later date. It will be published; whoever is not ready is left without.
        var now = await work.LookAsync(RotationWatchKind.Date);
        var lacking = now.Where(f => work.Gap.MayLeaveOut(f.Step)).ToList();
        if (lacking.Count == 0 || now.Any(f => f.Step is NextCertificateStep))
        {
            // Nobody has to be left out, or who has to be is not known: it is read again before long.
            _again = work.Now + RotationTimes.LookPause;
            return null;
        }

        return await work.Gap.AskAsync(seen.Sentence, work.Procedure.PrincipalsOf(run.Organization), lacking);
    }

    private async Task<StageEnding?> PostponeAsync(DateTimeOffset date, string key)
    {
        if (RotationTimes.Postponed(work.Activation, work.CurrentEnds, work.Now) is null)
        {
            return null;
        }

        run.Tell(RotationFacts.TooEarly, RotationFacts.Text(date));
        switch (await work.ApplyAsync(RotationPhase.Postpone, window: null, protects: true))
        {
            case null:
                await run.TellTicketAsync($"postponed-{run.Round}-{key}", $"The date was put off to {work.Effective?.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
                return null;
            case StageEnding.WorldMoved:
                // Whoever the date is set through may be the one who is away. The date comes all the same, so the run does not leave it to itself.
                _again = work.Now + RotationTimes.LookPause;
                return null;
            case var ending:
                return ending;
        }
    }

    private async Task<IReadOnlyList<StepFinding>> LackingAsync() => [.. (await work.LookAsync(RotationWatchKind.Date)).Where(f => f.Step is not DateStep)];

    private async Task WaitForAsync(MaintenanceWindow? window)
    {
        if (window?.NextOpening(work.Now) is { } opens)
        {
            work.Waiting($"The next certificate is ready; its date is set when the window opens at {opens:u}.");
            await run.Workflow.DelayUntilAsync(opens);
        }
    }
}
