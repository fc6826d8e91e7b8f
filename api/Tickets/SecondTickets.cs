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
    OrganizationStore organizations, AttachmentStore attachments, OrderLedger orders, IWorkflowClient workflows, TimeProvider time, ILogger<SecondTickets> logger, ITicketing? ticketing = null)
{
    /// <summary>The run that carries a ticket which has none of its own, or null.</summary>
    public Task<Attachment?> FindAsync(RunRequest request, CancellationToken cancellation) => attachments.FindAsync(RunId.Of(request), cancellation);

    /// <summary>Attaches a new ticket to the run that does the same already, where the profile has it so; else null.</summary>
    public async Task<Attachment?> TryAttachAsync(RunRequest request, CancellationToken cancellation)
    {
        if (await PolicyAsync(request, cancellation) is not SecondRun.Attach
            || await LastAsync(request, ahead => TurnOrder.AskTheSame(ahead, request), cancellation) is not { } carrying)
        {
            return null;
        }

        var attached = await attachments.KeepAsync(
            new Attachment(carrying.InstanceId, RunId.Of(request), request.Ticket, request.RequestedBy, time.GetUtcNow()), cancellation);
        LogAttached(request.Ticket, attached.Run, request.RequestedBy);
        await TellAsync(attached, cancellation);
        return attached;
    }

    /// <summary>The request as it may start: behind the run that has the turn before it, if there is one.</summary>
    /// <exception cref="RequestRefusedException">The profile has a second one refused.</exception>
    public async Task<RunRequest> BehindAsync(RunRequest request, CancellationToken cancellation)
    {
        if (await LastAsync(request, ahead => TurnOrder.HoldsUp(ahead, request), cancellation) is not { } ahead)
        {
            return request;
        }

        if (await PolicyAsync(request, cancellation) is SecondRun.Refuse)
        {
            throw new RequestRefusedException(ProblemKind.OrganizationBusy,
                $"Run {ahead.InstanceId} changes {request.Organization} and has not ended, and the profile has a second one refused (secondRun). Deliver ticket {request.Ticket} again when that run has ended.");
        }

        return request with { Behind = ahead.InstanceId };
    }

    private async Task<SecondRun> PolicyAsync(RunRequest request, CancellationToken cancellation) =>
        (await organizations.FindAsync(request.Organization, cancellation))?.SecondRun ?? SecondRun.Attach;

    // The newest, so that each waits for the one before it. One that is cancelled is about to end and changes nothing more.
    private async Task<WorkflowInstance?> LastAsync(RunRequest request, Func<RunRequest, bool> counts, CancellationToken cancellation)
    {
        var own = RunId.Of(request);
        WorkflowInstance? last = null;
        await foreach (var instance in workflows.QueryAsync(RunId.Prefix, InstanceStatus.Running, cancellation))
        {
            if (RunReader.IsRun(instance) && !string.Equals(instance.InstanceId, own, StringComparison.Ordinal) && counts(instance.Input<RunRequest>())
                && (await orders.ReadAsync(instance.InstanceId, cancellation)).Standing is not { Order.Kind: OrderKind.Cancel })
            {
                last = instance;
            }
        }

        return last;
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
