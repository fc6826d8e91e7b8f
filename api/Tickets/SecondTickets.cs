using HybridTrust.Api.Problems;
using HybridTrust.Api.Runs;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Runs.Turns;
using HybridTrust.Tickets;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Tickets;

/// <summary>Decides, by the profile, what becomes of a ticket while another run changes its organization.</summary>
public sealed partial class SecondTickets(
    OrganizationStore organizations, AttachmentStore attachments, TurnLedger turns, OrderLedger orders, IWorkflowClient workflows, TimeProvider time, ILogger<SecondTickets> logger, ITicketing? ticketing = null)
{
    /// <summary>The run that carries a ticket which has none of its own, or null.</summary>
    public Task<Attachment?> FindAsync(RunRequest request, CancellationToken cancellation) => attachments.FindAsync(RunId.Of(request), cancellation);

    /// <summary>
    /// Decides about a ticket that has no run yet, and claims its turn, so that of two that come at the same instant the second sees the first
    /// although no engine shows it yet.
    /// </summary>
    /// <exception cref="RequestRefusedException">The profile has a second one refused.</exception>
    public async Task<TicketPlace> PlaceAsync(RunRequest request, CancellationToken cancellation)
    {
        if (!TurnOrder.Concerns(request.Action))
        {
            return new TicketPlace(request);
        }

        var run = RunId.Of(request);
        var policy = (await organizations.FindAsync(request.Organization, cancellation))?.SecondRun ?? SecondRun.Attach;
        while (true)
        {
            // The claims before the engine: what is claimed and started in between is in one of the two.
            var claims = await turns.ReadAsync(request.Organization, cancellation);
            if (claims.Of(run) is { } own)
            {
                // The same delivery a moment ago, or one whose host died: its place is kept, or two would wait for each other.
                return new TicketPlace(request with { Behind = own.Request.Behind });
            }

            var working = await WorkingAsync(request.Organization, claims, cancellation);
            if (policy is SecondRun.Attach && working.LastOrDefault(ahead => TurnOrder.AskTheSame(ahead.Request, request)) is { } carrying)
            {
                return new TicketPlace(request, await AttachAsync(carrying.Run, request, cancellation));
            }

            var ahead = working.LastOrDefault(one => TurnOrder.HoldsUp(one.Request, request));
            if (ahead is not null && policy is SecondRun.Refuse)
            {
                throw new RequestRefusedException(ProblemKind.OrganizationBusy,
                    $"Run {ahead.Run} changes {request.Organization} and has not ended, and the profile has a second one refused (secondRun). Deliver ticket {request.Ticket} again when that run has ended.");
            }

            var placed = ahead is null ? request : request with { Behind = ahead.Run };
            if (await turns.TryClaimAsync(claims, run, placed, cancellation))
            {
                return new TicketPlace(placed);
            }
        }
    }

    private async Task<Attachment> AttachAsync(string run, RunRequest request, CancellationToken cancellation)
    {
        var attached = await attachments.KeepAsync(
            new Attachment(run, RunId.Of(request), request.Ticket, request.RequestedBy, time.GetUtcNow()), cancellation);
        LogAttached(request.Ticket, attached.Run, request.RequestedBy);
        await TellAsync(attached, cancellation);
        return attached;
    }

    // Oldest first, so that each waits for the one before it. One that is cancelled is about to end and changes nothing more.
    private async Task<List<TurnClaim>> WorkingAsync(string organization, TurnClaims claims, CancellationToken cancellation)
    {
        var working = new List<TurnClaim>();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var instance in workflows.QueryAsync(RunId.Prefix, InstanceStatus.Running, cancellation))
        {
            if (shown.Add(instance.InstanceId) && RunReader.IsRun(instance)
                && instance.Input<RunRequest>() is { } request && string.Equals(request.Organization, organization, StringComparison.Ordinal)
                && (await orders.ReadAsync(instance.InstanceId, cancellation)).Standing is not { Order.Kind: OrderKind.Cancel })
            {
                working.Add(new TurnClaim(instance.InstanceId, request, instance.CreatedAt));
            }
        }

        foreach (var claim in claims.Claims.Where(claim => !shown.Contains(claim.Run)))
        {
            if (await workflows.FindAsync(claim.Run, cancellation) is null or { Status: InstanceStatus.Running })
            {
                working.Add(claim);
            }
        }

        return working;
    }

    // The ticket hears the rest from the run; a ticket system that does not answer now is no reason to refuse the ticket.
    private async Task TellAsync(Attachment attached, CancellationToken cancellation)
    {
        try
        {
            await (ticketing?.CommentAsync(attached.Ticket, new TicketComment(attached.Name, "attached", attached.Sentence), cancellation) ?? Task.CompletedTask);
        }
        catch (Exception lost) when (lost is not OperationCanceledException)
        {
            LogUntold(lost, attached.Ticket, attached.Run);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Ticket} is carried by {Run}, asked by {RequestedBy}.")]
    private partial void LogAttached(TicketReference ticket, string run, string requestedBy);

    [LoggerMessage(2, LogLevel.Warning, "{Ticket} could not be told that {Run} carries it.")]
    private partial void LogUntold(Exception lost, TicketReference ticket, string run);
}
