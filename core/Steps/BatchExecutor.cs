using HybridTrust.Cmdlets;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Workflows;

namespace HybridTrust.Steps;

/// <summary>
/// Carries out a batch of steps, in order. Runners and cloud activities use the same code, so that a step behaves the same
/// wherever its object lives.
/// </summary>
public sealed class BatchExecutor(IProcedureCatalogue procedures, TimeProvider time)
{
    /// <summary>How long a change may take to be seen (replication: domain 7, trap 37) before it counts as failed.</summary>
    private static readonly TimeSpan[] VerificationPauses =
        [.. new[] { 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 15 }.Select(TimeSpan.FromSeconds)];

    /// <summary>How long a step that cannot be looked at is given before its change is put off.</summary>
    private static readonly TimeSpan[] MomentPauses = [.. new[] { 0.5, 1, 2 }.Select(TimeSpan.FromSeconds)];

    /// <summary>Runs a batch.</summary>
    /// <param name="request">The steps and what to do with them.</param>
    /// <param name="context">What the steps may touch; its facts start as the request's.</param>
    /// <param name="journal">What survives a crash.</param>
    /// <param name="mayStart">Asked before each change; a sentence stops the batch there (expiry, fence, hold).</param>
    /// <param name="cancellation">Stops before the next step.</param>
    public async Task<BatchResult> RunAsync(
        BatchRequest request,
        StepContext context,
        IBatchJournal journal,
        Func<CancellationToken, Task<string?>> mayStart,
        CancellationToken cancellation)
    {
        context = request.Mode is BatchMode.Inspect ? context.ForLooking() : context;
        var steps = procedures.StepsOf(request.Organization, request.Procedures).ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var (name, value) in await journal.FindFactsAsync(cancellation) ?? request.Facts)
        {
            context.Facts.Publish(name, value);
        }

        var results = new List<StepResult>();
        var stopped = false;
        foreach (var order in request.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            if (stopped)
            {
                results.Add(NotReached(order, "An earlier step stopped the batch."));
                continue;
            }

            var result = await journal.FindFinishedAsync(order.Step, cancellation);
            if (result is null)
            {
                result = steps.TryGetValue(order.Step, out var step)
                    ? await RunStepAsync(request, step, order, context, journal, mayStart, cancellation)
                    : Ended(order.Step, time.GetUtcNow(), StepAction.Failed, null, null, $"This release knows no step '{order.Step}'. Update the runner or the host.");
                await journal.FinishedAsync(result, context.Facts.All, cancellation);
            }

            results.Add(result);
            stopped = Stops(request.Mode, result, steps.GetValueOrDefault(order.Step));
        }

        var proofs = await ProveAsync(request, context, cancellation);
        return new BatchResult(results, new Dictionary<string, string>(context.Facts.All, StringComparer.Ordinal)) { Proofs = proofs };
    }

    /// <summary>Proofs change nothing, so a batch that starts again makes them again.</summary>
    private async Task<IReadOnlyList<ProofResult>> ProveAsync(BatchRequest request, StepContext context, CancellationToken cancellation)
    {
        if (request.Proofs.Count == 0)
        {
            return [];
        }

        var asked = procedures.ProofsOf(request.Organization, request.Procedures).Where(p => request.Proofs.Contains(p.Id, StringComparer.Ordinal));
        return await ProofExecutor.RunAsync(asked, context.ForProofs(), cancellation);
    }

    private static bool Stops(BatchMode mode, StepResult result, IStep? step) => mode is BatchMode.Apply && result.Action switch
    {
        StepAction.Failed or StepAction.Drifted or StepAction.NotReached or StepAction.OutOfWindow => true,
        StepAction.Refused => step is not { Optional: true },
        _ => false,
    };

    private Task<StepResult> RunStepAsync(
        BatchRequest request,
        IStep step,
        StepOrder order,
        StepContext context,
        IBatchJournal journal,
        Func<CancellationToken, Task<string?>> mayStart,
        CancellationToken cancellation) => request.Mode switch
        {
            BatchMode.Inspect => InspectAsync(step, context, cancellation),
            BatchMode.Apply => ApplyAsync(request, step, order, context, journal, mayStart, cancellation),
            BatchMode.Undo => UndoAsync(request, step, order, context, journal, mayStart, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Mode, "A batch inspects, applies or undoes."),
        };

    private async Task<StepResult> InspectAsync(IStep step, StepContext context, CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        return Ended(step.Id, started, StepAction.Inspected, await LookAsync(step, context, cancellation), null, null);
    }

    private async Task<StepResult> ApplyAsync(
        BatchRequest request,
        IStep step,
        StepOrder order,
        StepContext context,
        IBatchJournal journal,
        Func<CancellationToken, Task<string?>> mayStart,
        CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        var halfRun = await journal.FindStartedAsync(step.Id, cancellation);
        var seen = await LookPatientlyAsync(step, context, cancellation);
        var before = halfRun ?? seen;

        if (seen.Finding is Finding.InPlace)
        {
            // After a crash "in place" means that the change was made just before it.
            return halfRun is null
                ? Ended(step.Id, started, StepAction.LeftAlone, seen, null, null)
                : Ended(step.Id, started, StepAction.Applied, before, seen.Finding, null);
        }

        if (seen.Finding is Finding.Blocked)
        {
            return Ended(step.Id, started, halfRun is null ? StepAction.Drifted : StepAction.Failed, before, null, seen.Finding.Sentence);
        }

        if (halfRun is null && (order.Approved is null || !ApprovedFinding.StillHolds(order.Approved, seen.Finding)))
        {
            return Ended(step.Id, started, StepAction.Drifted, seen, null, Drift(order.Approved, seen.Finding));
        }

        // What began inside the window and died half done is finished: a server left out of service would be the worse end.
        if (halfRun is null && AfterWindow(request, step) is { } late)
        {
            return Ended(step.Id, started, StepAction.OutOfWindow, seen, null, late);
        }

        if (await mayStart(cancellation) is { } reason)
        {
            return NotReached(order, reason);
        }

        await journal.StartedAsync(step.Id, before, cancellation);
        try
        {
            await step.ApplyAsync(context, before, cancellation);
        }
        catch (StepRefusedException refused)
        {
            return Ended(step.Id, started, StepAction.Refused, before, null, refused.Message);
        }
        catch (CmdletException died) when (died.Error.Kind is CmdletErrorKind.SessionDied)
        {
            return await LookAfterDeathAsync(step, context, started, before, died, cancellation);
        }
        catch (Exception failure) when (IsStepFailure(failure, cancellation))
        {
            return Ended(step.Id, started, StepAction.Failed, before, null, failure.Message);
        }

        var after = await LookUntilInPlaceAsync(step, context, cancellation);
        return after is Finding.InPlace
            ? Ended(step.Id, started, StepAction.Applied, before, after, null)
            : Ended(step.Id, started, StepAction.Failed, before, after, $"Applied, but not seen in place since: {after.Sentence}");
    }

    /// <summary>A change whose session died may be made, in part or whole; only looking tells. It is not made again: the next run plans that.</summary>
    private async Task<StepResult> LookAfterDeathAsync(
        IStep step, StepContext context, DateTimeOffset started, Observation before, CmdletException died, CancellationToken cancellation)
    {
        var after = (await LookPatientlyAsync(step, context, cancellation)).Finding;
        return after is Finding.InPlace
            ? Ended(step.Id, started, StepAction.Applied, before, after, null)
            : Ended(step.Id, started, StepAction.Failed, before, after, $"{died.Message} Looked at since: {after.Sentence}");
    }

    private async Task<StepResult> UndoAsync(
        BatchRequest request,
        IStep step,
        StepOrder order,
        StepContext context,
        IBatchJournal journal,
        Func<CancellationToken, Task<string?>> mayStart,
        CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        if (order.Before is null)
        {
            return Ended(step.Id, started, StepAction.LeftAlone, null, null, "No before-state was recorded, so nothing was changed by the run.");
        }

        if (AfterWindow(request, step) is { } late)
        {
            return Ended(step.Id, started, StepAction.OutOfWindow, order.Before, null, late);
        }

        if (await mayStart(cancellation) is { } reason)
        {
            return NotReached(order, reason);
        }

        await journal.StartedAsync(step.Id, order.Before, cancellation);
        try
        {
            return await step.UndoAsync(context, order.Before, cancellation) switch
            {
                UndoOutcome.Undone undone => Ended(step.Id, started, StepAction.Undone, order.Before, null, undone.Sentence),
                UndoOutcome.NothingToUndo nothing => Ended(step.Id, started, StepAction.LeftAlone, order.Before, null, nothing.Sentence),
                UndoOutcome outcome => Ended(step.Id, started, StepAction.Refused, order.Before, null, outcome.Sentence),
            };
        }
        catch (Exception failure) when (IsStepFailure(failure, cancellation))
        {
            return Ended(step.Id, started, StepAction.Failed, order.Before, null, failure.Message);
        }
    }

    private static async Task<Observation> LookAsync(IStep step, StepContext context, CancellationToken cancellation)
    {
        try
        {
            return await step.InspectAsync(context, cancellation);
        }
        catch (Exception failure) when (IsStepFailure(failure, cancellation))
        {
            return new Observation(new Finding.Blocked { Sentence = $"{step.Object} could not be read: {failure.Message} {ReadingRemedy.For(failure)}" });
        }
    }

    /// <summary>A server that does not answer for a moment is no reason to throw an approved plan away.</summary>
    private async Task<Observation> LookPatientlyAsync(IStep step, StepContext context, CancellationToken cancellation)
    {
        var seen = await LookAsync(step, context, cancellation);
        foreach (var pause in MomentPauses)
        {
            if (seen.Finding is not Finding.Blocked)
            {
                break;
            }

            await Task.Delay(pause, time, cancellation);
            seen = await LookAsync(step, context, cancellation);
        }

        return seen;
    }

    private async Task<Finding> LookUntilInPlaceAsync(IStep step, StepContext context, CancellationToken cancellation)
    {
        var finding = (await LookAsync(step, context, cancellation)).Finding;
        foreach (var pause in VerificationPauses)
        {
            if (finding is Finding.InPlace)
            {
                break;
            }

            await Task.Delay(pause, time, cancellation);
            finding = (await LookAsync(step, context, cancellation)).Finding;
        }

        return finding;
    }

    /// <summary>What a step may fail with; anything else is a fault of the program and is not hidden.</summary>
    private static bool IsStepFailure(Exception failure, CancellationToken cancellation) =>
        failure is CmdletException or PermanentFailureException or IOException or HttpRequestException or FormatException or TimeoutException
        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);

    /// <summary>Asked before each change: a batch may begin inside the window and outlast it.</summary>
    private string? AfterWindow(BatchRequest request, IStep step) => time.GetUtcNow() < (request.WindowClosesAt ?? DateTimeOffset.MaxValue) ? null :
        $"The maintenance window of {request.Organization.Name} closed at {request.WindowClosesAt:u}, before {step.Object} on {step.Target} had its turn; it was not begun.";

    private static string Drift(Finding? approved, Finding now) => approved is null
        ? $"It was in place when the plan was made; now: {now.Sentence}"
        : $"The plan approved: {approved.Sentence} Now: {now.Sentence}";

    private StepResult NotReached(StepOrder order, string reason)
    {
        var now = time.GetUtcNow();
        return new StepResult(order.Step, StepAction.NotReached, null, null, reason, now, now);
    }

    private StepResult Ended(
        string step, DateTimeOffset started, StepAction action, Observation? before, Finding? after, string? explanation) =>
        new(step, action, before, after, explanation, started, time.GetUtcNow());
}
