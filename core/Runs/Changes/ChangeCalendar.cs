using HybridTrust.Organizations;
using HybridTrust.Tickets;

namespace HybridTrust.Runs.Changes;

/// <summary>When changes may be made: the change record, the freezes and the maintenance window, held against the clock.</summary>
internal static class ChangeCalendar
{
    /// <summary>What all of them say together; the strictest counts.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="organization">Whose freezes count.</param>
    /// <param name="window">When changes of this kind may be made; null for any time.</param>
    /// <param name="record">The change record; null where there is none.</param>
    /// <param name="despiteFreezes">Whether it is an emergency, which no freeze holds up.</param>
    public static ChangeAllowance At(DateTimeOffset now, OrganizationProfile organization, MaintenanceWindow? window, ChangeRecord? record, bool despiteFreezes = false)
    {
        var recorded = record is null ? new ChangeAllowance.Open(null) : Of(record, now);
        if (recorded is not ChangeAllowance.Open open)
        {
            return recorded;
        }

        var freezes = despiteFreezes ? [] : organization.Freezes;
        if (FreezeAt(freezes, now) is { } freeze)
        {
            return new ChangeAllowance.Shut($"{organization.Name} is frozen until {freeze.To:u}: {freeze.Reason.TrimEnd('.')}.", freeze.To);
        }

        if (window?.NextOpening(now) is { } opens)
        {
            return new ChangeAllowance.Shut($"The maintenance window opens at {opens:u}.", opens);
        }

        var frozen = freezes.Where(f => f.From > now).Select(f => (DateTimeOffset?)f.From).Min();
        return new ChangeAllowance.Open(Earliest(open.Closes, window?.ClosesAt(now), frozen));
    }

    /// <summary>What the change record alone says.</summary>
    public static ChangeAllowance Of(ChangeRecord record, DateTimeOffset now) => record switch
    {
        { Approval: ChangeApproval.Rejected } => new ChangeAllowance.Over($"Change {record.Number} was rejected."),
        { State: ChangeState.Cancelled } => new ChangeAllowance.Over($"Change {record.Number} was cancelled."),
        { State: ChangeState.Closed } => new ChangeAllowance.Over($"Change {record.Number} is in review or closed: nothing more is changed for it."),
        { End: { } end } when end <= now => new ChangeAllowance.Over($"Change {record.Number} had to be over by {end:u}. Plan it anew, then send the ticket again with the next attempt."),
        { Approval: not ChangeApproval.Approved } => new ChangeAllowance.Shut($"Change {record.Number} is not approved.", null),
        { State: not ChangeState.Ready } => new ChangeAllowance.Shut($"Change {record.Number} is not scheduled yet.", null),
        { Start: { } start } when start > now => new ChangeAllowance.Shut($"Change {record.Number} starts at {start:u}.", start),
        _ => new ChangeAllowance.Open(record.End),
    };

    // One freeze may begin where another ends: it is the end of the last that counts.
    private static Freeze? FreezeAt(IReadOnlyList<Freeze> freezes, DateTimeOffset now)
    {
        Freeze? last = null;
        while (freezes.Where(f => f.From <= (last?.To ?? now) && f.To > (last?.To ?? now)).MaxBy(f => f.To) is { } freeze)
        {
            last = freeze;
        }

        return last;
    }

    private static DateTimeOffset? Earliest(params DateTimeOffset?[] times) => times.Min();
}
