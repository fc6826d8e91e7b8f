using HybridTrust.Api.Callers;
using HybridTrust.Api.OpenApi;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Senders;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Tickets;

/// <summary>Takes a ticket, from a caller with the role or signed as Standard Webhooks has it, and starts its run.</summary>
public sealed class TicketHandler(TicketDesk desk, SignedDesk signed) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("deliverTicket", HttpMethods.Post, "/api/tickets", "Delivers a ticket: starts its run, or finds the run that an earlier delivery started.")
    {
        Roles = [CallerRole.Requester],
        Signature = SignatureUse.InsteadOfRole,
        SignedBy = [SecuritySchemes.StandardWebhooks],
        Body = typeof(TicketPayload),
        Responses = TicketDesk.Responses,
        Problems = [ProblemKind.TicketTaken, ProblemKind.OrganizationBusy],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        if (StandardSignature.IsOn(call.Http.Request))
        {
            return await signed.TakeStandardAsync(call);
        }

        var body = await RequestBody.ReadAsync(call.Http.Request, SignedDesk.LargestBody, call.Cancellation);
        return TicketDesk.Answer(call.Http, await desk.TakeAsync(body, TicketSource.Caller(call.Caller.Name), call.Cancellation));
    }
}
