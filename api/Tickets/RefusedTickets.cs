using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Runs;
using HybridTrust.Tickets;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Tickets;

/// <summary>
/// Tells a ticket why its delivery was refused: whoever filed it sees the ticket, and not what a webhook was answered. Only what came signed and
/// names its ticket; the same refusal of the same request once, or a comment that makes its system deliver again would never end.
/// </summary>
public sealed partial class RefusedTickets(ILogger<RefusedTickets> logger, ITicketing? ticketing = null)
{
    /// <summary>What a ledger of a refusal is called: it has no run.</summary>
    public const string Prefix = "refused-";

    /// <summary>Tells the ticket.</summary>
    /// <param name="ticket">What it asks for, as a generic ticket.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="problem">Why it was refused.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    internal async Task TellAsync(ReadOnlyMemory<byte> ticket, TicketSource source, ApiProblem problem, CancellationToken cancellation)
    {
        if (ticketing is null || IdOf(ticket) is not { } id)
        {
            return;
        }

        var reference = new TicketReference(source.System, id) { Record = source.Record };
        var text = string.Join('\n', (problem.Errors ?? []).Select(e => $"- {e.Path} {e.Problem}. {e.Remedy}").Prepend($"HybridTrust did not take this ticket, and no run was started: {problem.Detail}"));
        var name = Prefix + HashOf($"{reference}\n{text}\n{Convert.ToHexString(SHA256.HashData(ticket.Span))}")[..20];
        try
        {
            await ticketing.CommentAsync(reference, new TicketComment(name, "refused", text) { Refusal = true }, cancellation);
        }
        catch (Exception lost) when (lost is not OperationCanceledException)
        {
            // It is in the ledger, and the sweep tries again.
            LogUntold(lost, reference);
        }
    }

    private static string? IdOf(ReadOnlyMemory<byte> ticket)
    {
        try
        {
            using var document = ForeignJson.Parse(ticket, depth: 16);
            return document.RootElement.Find("ticket") is { ValueKind: JsonValueKind.String } id && TicketReader.IsId(Words.TextOf(id)) ? Words.TextOf(id) : null;
        }
        catch (RequestRefusedException)
        {
            return null;
        }
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [LoggerMessage(1, LogLevel.Warning, "{Ticket} could not be told why its delivery was refused.")]
    private partial void LogUntold(Exception lost, TicketReference ticket);
}
