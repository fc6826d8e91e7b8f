using HybridTrust.Runs;
using HybridTrust.Tickets;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Ticketing;

/// <summary>Says so in the log when a ticket could not be told something: the people who wait for it do not know.</summary>
public sealed partial class LoggedTicketing(ITicketing ticketing, ILogger<LoggedTicketing> logger) : ITicketing
{
    /// <inheritdoc />
    public async Task CommentAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation)
    {
        try
        {
            await ticketing.CommentAsync(ticket, comment, cancellation);
        }
        catch (Exception failure)
        {
            LogFailed(comment.Run, ticket, failure.Message);
            throw;
        }
    }

    /// <inheritdoc />
    public Task KeepAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation) => ticketing.KeepAsync(ticket, comment, cancellation);

    [LoggerMessage(1, LogLevel.Error, "{Run}: ticket {Ticket} could not be told: {Reason}", EventName = "TicketWriteFailed")]
    private partial void LogFailed(string run, TicketReference ticket, string reason);
}
