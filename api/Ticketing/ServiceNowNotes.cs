using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>
/// Reads a record's work notes back. A journal field has no value of its own, so an instance shows its entries as text, as an object with what is
/// shown beside what is kept, or not at all; its table of entries is asked where the record itself leaves it open.
/// </summary>
internal sealed class ServiceNowNotes(TicketHttp http)
{
    private const string Field = "work_notes";
    private const string Entries = "api/now/table/sys_journal_field";

    /// <summary>Whether a note that ends with a marker is there.</summary>
    /// <exception cref="TicketBusyException">That cannot be told: nothing may be written, because it would be there twice.</exception>
    public async Task<bool> HoldAsync(string record, string id, string marker, CancellationToken cancellation)
    {
        var shown = Shown(await http.GetAsync($"{record}?sysparm_fields={Field}&sysparm_display_value=all", cancellation));
        if (shown is { Length: > 0 })
        {
            return shown.Contains(marker, StringComparison.Ordinal);
        }

        return await IsEntryAsync(id, marker, cancellation)
            || (shown is not null ? false : throw new TicketBusyException(
                $"ServiceNow does not show the work notes of record {id} to this host, so whether {marker} was written cannot be told. Let its user read {Field} of change requests, or sys_journal_field; it is tried again."));
    }

    /// <summary>All that the record shows of its notes; empty when there are none, null when it leaves them out.</summary>
    private static string? Shown(JsonElement answer)
    {
        if (answer.Find("result") is not { ValueKind: JsonValueKind.Object } result)
        {
            return null;
        }

        foreach (var member in result.EnumerateObject().Where(member => Words.NameOf(member) is Field))
        {
            return member.Value.ValueKind switch
            {
                JsonValueKind.String => Words.TextOf(member.Value) ?? "",
                JsonValueKind.Object => $"{member.Value.FindText("display_value")}{member.Value.FindText("value")}",
                _ => null,
            };
        }

        return null;
    }

    // Rows that the user may not read are left out without a word, so only a row says anything.
    private async Task<bool> IsEntryAsync(string id, string marker, CancellationToken cancellation)
    {
        var query = Uri.EscapeDataString($"element_id={id}^element={Field}^valueLIKE{marker}");
        try
        {
            var answer = await http.GetAsync($"{Entries}?sysparm_query={query}&sysparm_fields=sys_id&sysparm_limit=1", cancellation);
            return answer.Find("result") is { ValueKind: JsonValueKind.Array } rows && rows.GetArrayLength() > 0;
        }
        catch (TicketRefusedException)
        {
            return false;
        }
    }
}
