using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>Opens records of ServiceNow. The field <c>correlation_id</c>, which every task has for such use, names the ledger: by it a record is found again.</summary>
internal sealed class ServiceNowOpening(TicketHttp http, string table)
{
    private const int LongestSubject = 160;

    public async Task<TicketReference> OpenAsync(TicketEntry entry, bool mayBeThere, CancellationToken cancellation)
    {
        var ledger = entry.Comment.Run;
        if (mayBeThere && await FindAsync(ledger, cancellation) is { } there)
        {
            return there;
        }

        var subject = entry.Comment.Cause?.Subject ?? ledger;
        var answer = await http.WriteAsync(HttpMethod.Post, $"api/now/table/{table}", new
        {
            short_description = subject.Length <= LongestSubject ? subject : $"{subject[..(LongestSubject - 1)]}…",
            description = $"{entry.Comment.Text}\n{entry.Marker}",
            correlation_id = ledger,
            correlation_display = "HybridTrust",
        }, cancellation);
        return answer.Find("result") is { ValueKind: JsonValueKind.Object } made && Reference(made) is { } reference
            ? reference
            : throw new TicketBusyException($"ServiceNow answered without the record that it made in {table}; it is looked for before it is made again.");
    }

    private async Task<TicketReference?> FindAsync(string ledger, CancellationToken cancellation) =>
        (await http.GetAsync($"api/now/table/{table}?sysparm_query=correlation_id={ledger}&sysparm_fields=sys_id,number&sysparm_limit=1", cancellation))
            .Find("result") is { ValueKind: JsonValueKind.Array } rows && rows.GetArrayLength() > 0
            ? Reference(rows[0])
            : null;

    private TicketReference? Reference(JsonElement record) => record.FindText("sys_id") is { Length: 32 } id
        ? new TicketReference(Tickets.TicketSource.ServiceNow, record.FindText("number") ?? id) { Record = id, Table = table }
        : null;
}
