using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Senders;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Tickets;

/// <summary>
/// Takes deliveries that are signed instead of brought by a caller. Headers are judged first, then the body is read up to its limit, then
/// the signature over its bytes: nothing is parsed before it is known who sent it.
/// </summary>
public sealed partial class SignedDesk(TicketDesk desk, DeliveryLedger ledger, RefusedTickets refusals, ApiOptions options, TimeProvider time, ILogger<SignedDesk> logger)
{
    /// <summary>The largest body that is no issue of Jira.</summary>
    internal const int LargestBody = 64 * 1024;

    /// <summary>Takes a delivery of Standard Webhooks.</summary>
    internal Task<IResult> TakeStandardAsync(ApiCall call) => GuardAsync(call, "WebhookSignature", async () =>
    {
        var secrets = Known(options.Senders.Standard, "Standard Webhooks");
        var signature = StandardSignature.Read(call.Http.Request.Headers, time.GetUtcNow());
        var body = await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation);
        signature.Verify(body.Span, secrets);
        return await TakeOnceAsync(call, signature.Id, DeliveryLedger.HashOf(body.Span), body, TicketSource.Signed(TicketPayload.Generic));
    });

    /// <summary>Takes what a verified delivery asks for, unless its identifier came before; then its run is answered. A refusal is told to the ticket too.</summary>
    internal async Task<IResult> TakeOnceAsync(ApiCall call, string identifier, string content, ReadOnlyMemory<byte> ticket, TicketSource source)
    {
        if (await ledger.FindAsync(source.System, identifier, content, call.Cancellation) is { } run)
        {
            return TicketDesk.Answer(call.Http, new TicketAnswer(run, Started: false));
        }

        TicketAnswer answer;
        try
        {
            answer = await desk.TakeAsync(ticket, source, call.Cancellation);
        }
        catch (RequestRefusedException refused)
        {
            await refusals.TellAsync(ticket, source, refused.Problem, call.Cancellation);
            throw;
        }

        await ledger.RecordAsync(source.System, identifier, content, answer.Run, call.Cancellation);
        return TicketDesk.Answer(call.Http, answer);
    }

    /// <summary>Carries out what takes a delivery; a refusal of its signature is noted, and says how to sign in.</summary>
    internal async Task<IResult> GuardAsync(ApiCall call, string challenge, Func<Task<IResult>> take)
    {
        try
        {
            return await take();
        }
        catch (RequestRefusedException refused) when (refused.Problem.Status is StatusCodes.Status401Unauthorized)
        {
            call.Http.Response.Headers.WWWAuthenticate = challenge;
            LogRefused(call.Http.Request.Path, refused.Problem.Detail);
            throw;
        }
    }

    /// <summary>The secrets of a system.</summary>
    /// <exception cref="RequestRefusedException">There are none.</exception>
    internal static IReadOnlyList<SharedSecret> Known(IReadOnlyList<SharedSecret> secrets, string system) => secrets.Count > 0
        ? secrets
        : throw SignedHeader.Refuse($"This host takes no signed deliveries of {system}: it has no secret for them. Set one (docs/tickets.md), or deliver with a token.");

    [LoggerMessage(1, LogLevel.Warning, "A signed delivery to {Path} was refused: {Reason}")]
    private partial void LogRefused(string path, string reason);
}
