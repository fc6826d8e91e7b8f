using System.Globalization;
using HybridTrust.Api.Approvals;
using HybridTrust.Api.Tickets;
using HybridTrust.Local.Client;
using HybridTrust.Local.Display;
using HybridTrust.Local.Hosting;
using HybridTrust.Local.Processes;
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
        var working = FollowAsync(requester, approver, simulation.Time, watched.Token);
        await Task.WhenAny(working, simulation.Died);
        if (!working.IsCompleted && simulation.Died.IsCompleted)
        {
            await watched.CancelAsync();
            await working.ContinueWith(_ => { }, TaskScheduler.Default);
            cancellation.ThrowIfCancellationRequested();
            throw new ChildProcessException(await simulation.Died);
        }

        var view = await working;
        var evidence = await AskAsync(() => requester.DocumentAsync(view.Run, "evidence", cancellation), cancellation);
        var files = await AskAsync(() => RehearsalFiles.WriteAsync(requester, view.Run, evidence, outputFolder, cancellation), cancellation);
        var graph = await EstateCounters.GraphRequestsAsync(simulation.EstateClient, cancellation);
        return RehearsalResult.Of(view, graph, RehearsalCalendar.Of(evidence), options.Time.GetElapsedTime(started), files);
    }

    private async Task<RunView> FollowAsync(HostClient requester, HostClient approver, TimeProvider time, CancellationToken cancellation)
    {
        var ticket = string.Create(CultureInfo.InvariantCulture, $"REHEARSAL-{time.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}");
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

                await ApproveAsync(view, approver, cancellation);
                var last = view;
                view = await AskAsync(() => requester.NextAsync(last, cancellation), cancellation);
            }
        });
    }

    // With the fault host-crash the host goes and comes back.
    private Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation) =>
        options.Has(HostFaults.HostCrash) ? HostPatience.AskAsync(ask, options.Time, cancellation) : ask();

    // A rehearsal plays the approver too, as another person than the requester, and says so.
    private async Task ApproveAsync(RunView view, HostClient approver, CancellationToken cancellation)
    {
        if (view is not { Phase: RunPhase.WaitingForApproval, PlanHash: { } hash } || string.Equals(hash, _approvedPlan, StringComparison.Ordinal))
        {
            return;
        }

        display.Say($"The policy asks for approval of {Words.Count(view.Changes, "change")}; {SimulationTokens.ApproverName} approves plan {hash[..12]}.");
        await AskAsync(
            () => approver.DecideAsync(view.Run, new ApprovalPayload(hash, ApprovalDecision.Approve, "Approved by the rehearsal."), cancellation), cancellation);
        _approvedPlan = hash;
    }
}
