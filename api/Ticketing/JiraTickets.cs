using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>Issues of Jira, by version 2 of its REST API, which takes plain text and is the same in the cloud and on premises: comments, and a transition at the end.</summary>
internal sealed class JiraTickets(JiraConnection connection, TimeProvider time, TimeSpan patience) : ITicketOpener, IDisposable
{
    private const int LongestComment = 32_000;
    private const int Recent = 100;

    private readonly TicketHttp _http = new("Jira", connection.Address, connection.Credential, time, patience);

    /// <inheritdoc />
    public string Name => Tickets.TicketSource.Jira;

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <inheritdoc />
    public async Task WriteAsync(TicketReference ticket, TicketEntry entry, bool mayBeThere, CancellationToken cancellation)
    {
        var issue = $"rest/api/2/issue/{Uri.EscapeDataString(ticket.Id)}";
        switch (entry.Kind)
        {
            case TicketEntryKind.Ending when connection.DoneTransition is { } transition:
                await MoveAsync(issue, ticket, transition, mayBeThere, cancellation);
                break;
            case TicketEntryKind.Comment when !mayBeThere || !await IsThereAsync(issue, entry.Marker, cancellation):
                await _http.WriteAsync(HttpMethod.Post, $"{issue}/comment", new { body = $"{Short(entry.Comment.Text)}\n{entry.Marker}" }, cancellation);
                break;
        }
    }

    /// <inheritdoc />
    public Task<TicketReference> OpenAsync(TicketEntry entry, bool mayBeThere, CancellationToken cancellation) =>
        new JiraOpening(_http, connection).OpenAsync(entry, mayBeThere, cancellation);

    private async Task<bool> IsThereAsync(string issue, string marker, CancellationToken cancellation) =>
        (await _http.GetAsync($"{issue}/comment?orderBy=-created&maxResults={Recent}", cancellation)).Find("comments") is { ValueKind: JsonValueKind.Array } comments
        && comments.EnumerateArray().Any(c => c.FindText("body")?.Contains(marker, StringComparison.Ordinal) is true);

    private async Task MoveAsync(string issue, TicketReference ticket, string transition, bool mayBeThere, CancellationToken cancellation)
    {
        var offered = (await _http.GetAsync($"{issue}/transitions", cancellation)).Find("transitions") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        var found = offered.Find(t => string.Equals(t.FindText("name"), transition, StringComparison.OrdinalIgnoreCase));
        if (found.ValueKind is JsonValueKind.Object && found.FindText("id") is { } id)
        {
            await _http.WriteAsync(HttpMethod.Post, $"{issue}/transitions", new { transition = new { id } }, cancellation);
        }
        else if (!mayBeThere)
        {
            // What was tried before and is not offered any more has happened.
            throw new TicketRefusedException(
                $"Jira offers no transition '{transition}' for {ticket.Id} now ({string.Join(", ", offered.Select(t => t.FindText("name")))}). Move the issue by hand, or name another transition in the host's settings.");
        }
    }

    private static string Short(string text) => text.Length <= LongestComment ? text : $"{text[..LongestComment]}\n… The rest is in the report.";
}
