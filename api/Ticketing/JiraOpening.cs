using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>Opens issues of Jira. A label names the ledger: by it an issue is found again.</summary>
internal sealed class JiraOpening(TicketHttp http, JiraConnection connection)
{
    private const int LongestSubject = 250;

    public async Task<TicketReference> OpenAsync(TicketEntry entry, bool mayBeThere, CancellationToken cancellation)
    {
        var project = connection.Project
            ?? throw new TicketRefusedException("No project is named in which Jira's issues are opened. Name one in the host's settings (docs/tickets.md#of-the-watch).");
        var ledger = entry.Comment.Run;
        if (mayBeThere && await FindAsync(ledger, cancellation) is { } there)
        {
            return there;
        }

        var subject = entry.Comment.Cause?.Subject ?? ledger;
        var answer = await http.WriteAsync(HttpMethod.Post, "rest/api/2/issue", new
        {
            fields = new
            {
                project = new { key = project },
                issuetype = new { name = connection.IssueType },
                summary = subject.Length <= LongestSubject ? subject : $"{subject[..(LongestSubject - 1)]}…",
                description = $"{entry.Comment.Text}\n{entry.Marker}",
                labels = new[] { "hybridtrust", ledger },
            },
        }, cancellation);
        return answer.FindText("key") is { } key
            ? new TicketReference(Tickets.TicketSource.Jira, key)
            : throw new TicketBusyException($"Jira answered without the issue that it made in {project}; it is looked for before it is made again.");
    }

    private async Task<TicketReference?> FindAsync(string ledger, CancellationToken cancellation)
    {
        var query = $"jql={Uri.EscapeDataString($"labels = \"{ledger}\"")}&fields=key&maxResults=1";
        JsonElement found;
        try
        {
            found = await http.GetAsync($"rest/api/2/search/jql?{query}", cancellation);
        }
        catch (TicketRefusedException)
        {
            // On premises the search is at its old address, which the cloud has given up.
            found = await http.GetAsync($"rest/api/2/search?{query}", cancellation);
        }

        return found.Find("issues") is { ValueKind: JsonValueKind.Array } issues && issues.GetArrayLength() > 0 && issues[0].FindText("key") is { } key
            ? new TicketReference(Tickets.TicketSource.Jira, key)
            : null;
    }
}
