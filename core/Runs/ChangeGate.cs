using HybridTrust.Jobs;
using HybridTrust.Records;
using HybridTrust.Runs.Changes;
using HybridTrust.Runs.Orders;
using HybridTrust.Tickets;

namespace HybridTrust.Runs;

/// <summary>The host's word before each change, its own and those of runners: the run still holds the lock, nobody stopped it, and its plan is approved, and its change record allows it.</summary>
public sealed class ChangeGate(IRecords records, IJobSigner signer, TimeProvider time, IChangeControl? changes = null)
{
    private readonly OrganizationLock _lock = new(records, time);
    private readonly ApprovalCheck _approvals = new(records, signer, time);
    private readonly OrderLedger _orders = new(records);

    /// <summary>Why the next change must not begin, or null.</summary>
    public async Task<string?> ObjectionAsync(ChangeTerms terms, CancellationToken cancellation) =>
        await _orders.ObjectionAsync(terms.Run, cancellation)
        ?? await _lock.ObjectionAsync(terms.Organization, terms.Fence, cancellation)
        ?? (terms.Approval is { } approval ? await _approvals.ObjectionAsync(approval, cancellation) : null)
        ?? (terms.Ticket is { } ticket && changes is not null ? await ObjectionAsync(ticket, changes, cancellation) : null);

    // What the change board says now is not known when its system does not answer, so nothing is begun.
    private async Task<string?> ObjectionAsync(TicketReference ticket, IChangeControl changes, CancellationToken cancellation)
    {
        try
        {
            return await changes.ReadAsync(ticket, cancellation) is not { } record ? null : ChangeCalendar.Of(record, time.GetUtcNow()) switch
            {
                ChangeAllowance.Shut shut => shut.Sentence,
                ChangeAllowance.Over over => over.Sentence,
                _ => null,
            };
        }
        catch (Exception unread) when (unread is TicketBusyException or TicketRefusedException)
        {
            return $"Change {ticket.Id} could not be read: {unread.Message}";
        }
    }
}
