using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>Change requests of ServiceNow, by its Table API: work notes, the record's own fields, and the state at the end (docs/tickets.md#servicenow).</summary>
internal sealed class ServiceNowTickets(ServiceNowConnection connection, TimeProvider time, TimeSpan patience) : ITicketOpener, IDisposable
{
    /// <summary>The name of the table, and of the system's tickets.</summary>
    public const string Table = "api/now/table/change_request";

    private readonly TicketHttp _http = new("ServiceNow", connection.Address, connection.Credential, time, patience);

    /// <inheritdoc />
    public string Name => Tickets.TicketSource.ServiceNow;

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <inheritdoc />
    public async Task WriteAsync(TicketReference ticket, TicketEntry entry, bool mayBeThere, CancellationToken cancellation)
    {
        var record = $"{(ticket.Table is { } table ? $"api/now/table/{table}" : Table)}/{RecordOf(ticket)}";
        switch (entry.Kind)
        {
            // What the watch opened is no change request: it has neither these fields nor that state.
            case TicketEntryKind.Texts or TicketEntryKind.Ending when ticket.Table is not null:
                break;
            case TicketEntryKind.Texts when entry.Comment.Texts is { } texts:
                // Writing the same values twice changes nothing.
                await PatchAsync(record, new { test_plan = texts.TestPlan, backout_plan = texts.BackoutPlan }, cancellation);
                await new ServiceNowItems(_http).LinkAsync(RecordOf(ticket), texts.ConfigurationItems, cancellation);
                break;
            case TicketEntryKind.Ending when connection.DoneState is { } state:
                await PatchAsync(record, new { state }, cancellation);
                break;
            case TicketEntryKind.Comment when !mayBeThere || !await new ServiceNowNotes(_http).HoldAsync(record, RecordOf(ticket), entry.Marker, cancellation):
                await PatchAsync(record, new { work_notes = $"{entry.Comment.Text}\n{entry.Marker}" }, cancellation);
                break;
        }
    }

    /// <inheritdoc />
    public Task<TicketReference> OpenAsync(TicketEntry entry, bool mayBeThere, CancellationToken cancellation) =>
        new ServiceNowOpening(_http, connection.WatchTable).OpenAsync(entry, mayBeThere, cancellation);

    /// <summary>A change record as it is now.</summary>
    public async Task<ChangeRecord> ReadAsync(TicketReference ticket, CancellationToken cancellation)
    {
        var answer = await _http.GetAsync(
            $"{Table}/{RecordOf(ticket)}?sysparm_fields=number,approval,state,start_date,end_date&sysparm_display_value=false&sysparm_exclude_reference_link=true", cancellation);
        return answer.Find("result") is { ValueKind: JsonValueKind.Object } result
            ? ServiceNowRecord.Read(result, ticket)
            : throw new TicketBusyException($"ServiceNow answered without the record of {ticket.Id}. Look at whether the host's user may read change requests.");
    }

    private async Task PatchAsync<T>(string record, T fields, CancellationToken cancellation) =>
        await _http.WriteAsync(HttpMethod.Patch, record, fields, cancellation);

    // A sys_id came with the delivery and was checked there; it becomes part of an address here.
    private static string RecordOf(TicketReference ticket) => ticket.Record is { Length: 32 } record && record.All(char.IsAsciiHexDigitLower)
        ? record
        : throw new TicketRefusedException($"Ticket {ticket} came without its sys_id, so ServiceNow cannot be told.");
}
