using HybridTrust.Api.Approvals;
using HybridTrust.Api.Tickets;
using HybridTrust.Json;
using HybridTrust.Local.Client;
using HybridTrust.Runs;

namespace HybridTrust.Local.Rehearsals.Kills;

/// <summary>
/// A ticket system and an approver that do not give up: what a host may not have heard is said again. Only silence is borne; every
/// refusal of a host is an error.
/// </summary>
internal sealed class PatientRequester(KillStage stage)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly TaskCompletionSource _approving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the first approval is about to be sent.</summary>
    public Task Approving => _approving.Task;

    /// <summary>Delivers the sample ticket, approves what waits for it, and gives the run as soon as it has ended.</summary>
    public async Task<RunView> FollowAsync(CancellationToken cancellation)
    {
        var ticket = await TicketAsync(cancellation);
        while (true)
        {
            try
            {
                return await FollowAsync(stage.Host, ticket, cancellation);
            }
            catch (HostRefusedException silent) when (silent.Status is null)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellation);
            }
        }
    }

    /// <summary>Delivers the sample ticket and leaves it at that when its plan waits for approval.</summary>
    public async Task UntilPlannedAsync(CancellationToken cancellation)
    {
        var requester = stage.Host.Requester;
        var run = (await requester.DeliverAsync(await TicketAsync(cancellation), cancellation)).Run;
        var view = await requester.FindAsync(run, cancellation);
        while (view.Phase is not RunPhase.WaitingForApproval)
        {
            view = await requester.NextAsync(view, cancellation);
        }
    }

    private static async Task<TicketPayload> TicketAsync(CancellationToken cancellation) =>
        TrustJson.Deserialize<TicketPayload>(await File.ReadAllTextAsync(Samples.Ticket, cancellation));

    private async Task<RunView> FollowAsync(HostAccess host, TicketPayload ticket, CancellationToken cancellation)
    {
        var run = (await host.Requester.DeliverAsync(ticket, cancellation)).Run;
        var view = await host.Requester.FindAsync(run, cancellation);
        while (view.Phase is not RunPhase.Ended)
        {
            if (view is { Phase: RunPhase.WaitingForApproval, PlanHash: { } plan })
            {
                _approving.TrySetResult();
                await host.Approver.DecideAsync(run, new ApprovalPayload(plan, ApprovalDecision.Approve, "Approved through the kills."), cancellation);
            }

            view = await host.Requester.NextAsync(view, cancellation);
        }

        return view;
    }
}
