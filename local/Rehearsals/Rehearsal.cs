using System.Globalization;
using HybridTrust.Api.Approvals;
using HybridTrust.Api.Tickets;
using HybridTrust.Local.Client;
using HybridTrust.Local.Display;
using HybridTrust.Local.Hosting;
using HybridTrust.Local.Processes;
using HybridTrust.Organizations;
using HybridTrust.Runs;

namespace HybridTrust.Local.Rehearsals;

/// <summary>One ticket from delivery to report, over the same HTTP that a ticket system and an approver would use.</summary>
internal sealed class Rehearsal(
    SimulationOptions options, RunAction action, IReadOnlyList<string> procedures, string outputFolder, IRunDisplay display)
{
    private string? _approvedPlan;

    /// <summary>Carries it out and writes its files.</summary>
    /// <exception cref="ChildProcessException">The estate or a runner died.</exception>
    /// <exception cref="HostRefusedException">The host refused the ticket or the approval.</exception>
    public async Task<RehearsalResult> RunAsync(Workspace workspace, CancellationToken cancellation)
    {
        var started = options.Time.GetTimestamp();
        display.Say($"SIMULATED rehearsal of {options.Profile.Name}: an estate stands in for the organization and its tenant.");
        await using var simulation = await Hosting.Simulation.StartAsync(options with { Tell = display.Say }, workspace, cancellation);
        using var requester = new HostClient(simulation.Host, simulation.Tokens.Requester.Token);
        using var approver = new HostClient(simulation.Host, simulation.Tokens.Approver.Token);

        // Whatever dies first ends the wait: a run whose runner is gone would wait for its job's expiry.
        using var watched = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = WorkAsync(simulation, requester, approver, workspace.IsNew, watched.Token);
        await Task.WhenAny(working, simulation.Died);
        if (!working.IsCompleted && simulation.Died.IsCompleted)
        {
            await watched.CancelAsync();
            await working.ContinueWith(_ => { }, TaskScheduler.Default);
            cancellation.ThrowIfCancellationRequested();
            throw new ChildProcessException(await simulation.Died);
        }

        var (view, before) = await working;
        var evidence = await AskAsync(() => requester.DocumentAsync(view.Run, "evidence", cancellation), cancellation);
        var files = await AskAsync(() => RehearsalFiles.WriteAsync(requester, view.Run, evidence, outputFolder, cancellation), cancellation);
        var graph = await EstateCounters.GraphRequestsAsync(simulation.EstateClient, cancellation);
        return RehearsalResult.Of(view, graph - before, RehearsalCalendar.Of(evidence), options.Time.GetElapsedTime(started), files);
    }

    /// <summary>The run, and how many Graph requests came before it.</summary>
    private async Task<RehearsedRun> WorkAsync(Hosting.Simulation simulation, HostClient requester, HostClient approver, bool isNew, CancellationToken cancellation)
    {
        var before = 0;
        if (isNew && procedures.Any(id => ProcedureIds.Rotations.Contains(id, StringComparer.Ordinal)))
        {
            await SetUpAsync(requester, approver, simulation.Time, cancellation);
            before = await EstateCounters.GraphRequestsAsync(simulation.EstateClient, cancellation);
        }

        await simulation.BreakAsync(cancellation);
        if (options.ReachesBySnapIn)
        {
            display.Say("The auth certificate has ended. Exchange's sessions take no change then, so the runner's config says \"exchange\": \"snap-in\", as docs/runbook-emergency.md asks an admin to write.");
        }

        return new RehearsedRun(await FollowAsync(requester, approver, simulation.Time, cancellation), before);
    }

    /// <summary>
    /// A rotation replaces the certificate of a trust that works, and a new estate is one in which nobody has set it up: so that is done first, with
    /// nothing broken yet.
    /// </summary>
    private async Task SetUpAsync(HostClient requester, HostClient approver, TimeProvider time, CancellationToken cancellation)
    {
        display.Say("The estate is new; the trust whose certificate is to be replaced is set up first.");
        var ticket = new TicketPayload(Ticket("SET-UP", time), options.Profile.Name, RunAction.Apply, []);
        var view = await requester.FindAsync((await requester.DeliverAsync(ticket, cancellation)).Run, cancellation);
        while (view.Phase is not RunPhase.Ended)
        {
            await ApproveAsync(view, approver, told: null, cancellation);
            view = await requester.NextAsync(view, cancellation);
        }

        display.Say($"Set up by {view.Run}: {view.Sentence}");
    }

    private async Task<RunView> FollowAsync(HostClient requester, HostClient approver, TimeProvider time, CancellationToken cancellation)
    {
        var ticket = Ticket("REHEARSAL", time);
        var answer = await AskAsync(() => requester.DeliverAsync(new TicketPayload(ticket, options.Profile.Name, action, procedures), cancellation), cancellation);
        display.Say($"Ticket {ticket} asks to {action.ToString().ToLowerInvariant()}; it is {answer.Run}.");
        return await display.WhileAsync(async () =>
        {
            var view = await AskAsync(() => requester.FindAsync(answer.Run, cancellation), cancellation);
            while (true)
            {
                display.Show(view);
                if (view.Phase is RunPhase.Ended)
                {
                    return view;
                }

                await ApproveAsync(view, approver, display, cancellation);
                var last = view;
                view = await AskAsync(() => requester.NextAsync(last, cancellation), cancellation);
            }
        });
    }

    private static string Ticket(string word, TimeProvider time) => string.Create(CultureInfo.InvariantCulture, $"{word}-{time.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}");

    // With the fault host-crash the host goes and comes back.
    private Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation) =>
        options.Has(HostFaults.HostCrash) ? HostPatience.AskAsync(ask, options.Time, cancellation) : ask();

    // A rehearsal plays the approver too, as another person than the requester, and says so.
    private async Task ApproveAsync(RunView view, HostClient approver, IRunDisplay? told, CancellationToken cancellation)
    {
        if (view is not { Phase: RunPhase.WaitingForApproval, PlanHash: { } hash } || string.Equals(hash, _approvedPlan, StringComparison.Ordinal))
        {
            return;
        }

        told?.Say($"The policy asks for approval of {Words.Count(view.Changes, "change")}; {SimulationTokens.ApproverName} approves plan {hash[..12]}.");
        await AskAsync(
            () => approver.DecideAsync(view.Run, new ApprovalPayload(hash, ApprovalDecision.Approve, "Approved by the rehearsal."), cancellation), cancellation);
        _approvedPlan = hash;
    }
}
