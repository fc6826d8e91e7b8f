using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Rotations;

/// <summary>
/// A stretch of a rotation's waiting: it looks at intervals and comes back when there is something to decide. It is a child with a history of its
/// own, so that no history of a year's wait grows above a thousand events.
/// </summary>
public sealed class RotationWatchWorkflow(IProcedureCatalogue procedures) : Workflow<RotationWatchOrder, RotationWatchEnding>
{
    /// <summary>Looks of one stretch: each is some twenty events.</summary>
    private const int LooksOfAStretch = 14;

    /// <summary>The orchestration's name.</summary>
    public static readonly WorkflowReference<RotationWatchOrder, RotationWatchEnding> Reference = new("RotationWatch");

    /// <summary>The id of each of a run's stretches starts with this.</summary>
    public static string PrefixOf(string run) => $"rotation-{run}-";

    /// <inheritdoc />
    public override async Task<RotationWatchEnding> RunAsync(IWorkflow workflow, RotationWatchOrder input)
    {
        var run = RunSession.Within(workflow, input.Run, procedures);
        var look = new RotationLook(run, (RotateProcedure)procedures.Find(ProcedureIds.Rotate)!);
        var incoming = run.Facts.GetValueOrDefault(RotationFacts.Incoming);
        var looks = input.Looks;
        if (await run.Orders.CancelledAsync() is { } already)
        {
            return Ended(run, RotationVerdict.Cancelled, already, repairable: false, looks);
        }

        for (var left = LooksOfAStretch; left > 0 && workflow.UtcNow < input.Until; left--)
        {
            // The last look before the date is at most a day old when the date comes.
            if (await run.Orders.WaitUnlessCancelledAsync(Earlier(workflow.UtcNow + PauseOf(input.Kind), input.Until)) is { } over)
            {
                return Ended(run, RotationVerdict.Cancelled, over, repairable: false, looks);
            }

            var seen = await look.AtAsync(input.Kind, ++looks);
            if (IsAlarm(input.Kind, run, seen))
            {
                // A server that restarts is no alarm.
                await workflow.DelayUntilAsync(workflow.UtcNow + RotationTimes.SecondLook);
                seen = await look.AtAsync(input.Kind, ++looks);
            }

            if (Judge(input.Kind, run, incoming, seen) is { } verdict)
            {
                var sentence = verdict is RotationVerdict.Moved && !string.Equals(run.Facts.GetValueOrDefault(RotationFacts.Incoming), incoming, StringComparison.OrdinalIgnoreCase)
                    ? $"AuthConfig names {run.Facts.GetValueOrDefault(RotationFacts.Incoming) ?? "no certificate"} where this rotation brings {incoming}: somebody else sets certificates too."
                    : string.Join(' ', seen.OrderByDescending(IsAboutDate).Select(f => $"{f.Step.Object}: {f.Finding.Sentence}").Distinct(StringComparer.Ordinal).Take(3));
                if (sentence.Length > 0)
                {
                    await run.RecordAsync(run.Entry(EvidenceKind.Noted, $"Looked while waiting: {sentence}", verdict));
                }

                return Ended(run, verdict, sentence, seen.All(f => f.Finding.CallsForChange), looks);
            }
        }

        await run.RecordAsync(run.Entry(EvidenceKind.Noted, $"Looked {looks - input.Looks} times while waiting; nothing was wrong.", input.Kind));
        return Ended(run, RotationVerdict.TimeUp, "", repairable: false, looks);
    }

    private static RotationVerdict? Judge(RotationWatchKind kind, RunSession run, string? incoming, IReadOnlyList<StepFinding> seen)
    {
        // A look that could not read AuthConfig tells nothing of what it names; that is a failure, not a second writer.
        if (run.Facts.GetValueOrDefault(RotationFacts.Incoming) is { } now && !string.Equals(now, incoming, StringComparison.OrdinalIgnoreCase))
        {
            return RotationVerdict.Moved;
        }

        // The date is gone, or comes after the certificate in use has ended: that takes another plan.
        if (kind is RotationWatchKind.Date && seen.Any(f => IsAboutDate(f) && f.Finding.CallsForChange))
        {
            return RotationVerdict.Moved;
        }

        var published = run.Facts.GetValueOrDefault(RotationFacts.Standing) is nameof(RotationStanding.Published);
        return kind switch
        {
            RotationWatchKind.Date when published => RotationVerdict.Reached,
            RotationWatchKind.Date or RotationWatchKind.Grace => seen.Count > 0 ? RotationVerdict.Failing : null,
            _ => seen.Count == 0 ? RotationVerdict.Reached : null,
        };
    }

    private static bool IsAboutDate(StepFinding finding) => finding.Step is DateStep;

    private static bool IsAlarm(RotationWatchKind kind, RunSession run, IReadOnlyList<StepFinding> seen) =>
        kind is RotationWatchKind.Date or RotationWatchKind.Grace && Judge(kind, run, run.Facts.GetValueOrDefault(RotationFacts.Incoming), seen) is RotationVerdict.Failing;

    private static TimeSpan PauseOf(RotationWatchKind kind) =>
        kind is RotationWatchKind.Date or RotationWatchKind.Grace ? TimeSpan.FromDays(1) : RotationTimes.LookPause;

    private static RotationWatchEnding Ended(RunSession run, RotationVerdict verdict, string sentence, bool repairable, int looks) =>
        new(run.HandOver(), verdict, sentence, repairable, looks, run.RunnerJobs);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
