using System.Text.Json;
using HybridTrust.Api.Requests;

namespace HybridTrust.Api.Ticketing;

/// <summary>Links a change request to the configuration items that its plan touches, as far as ServiceNow knows them by name.</summary>
internal sealed class ServiceNowItems(TicketHttp http)
{
    private const string Items = "api/now/table/cmdb_ci";
    private const string Links = "api/now/table/task_ci";

    /// <summary>Adds the links that are not there. A name that no item or more than one has is left out: a wrong item is worse than none.</summary>
    public async Task LinkAsync(string change, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        foreach (var name in names.Where(IsPlain))
        {
            var found = await IdsAsync($"{Items}?sysparm_query=name={name}^ORfqdn={name}&sysparm_fields=sys_id&sysparm_limit=2", "sys_id", cancellation);
            if (found is not [var item])
            {
                continue;
            }

            var linked = await IdsAsync($"{Links}?sysparm_query=task={change}^ci_item={item}&sysparm_fields=sys_id&sysparm_limit=1", "sys_id", cancellation);
            if (linked.Count == 0)
            {
                await http.WriteAsync(HttpMethod.Post, Links, new { task = change, ci_item = item }, cancellation);
            }
        }
    }

    private async Task<List<string>> IdsAsync(string path, string field, CancellationToken cancellation) =>
        (await http.GetAsync(path, cancellation)).Find("result") is { ValueKind: JsonValueKind.Array } rows
            ? [.. rows.EnumerateArray().Select(row => row.FindText(field)).OfType<string>().Where(id => id.All(char.IsAsciiLetterOrDigit))]
            : [];

    // It becomes part of a query, in which a caret begins the next condition.
    private static bool IsPlain(string name) => name.Length is > 0 and <= 253 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
