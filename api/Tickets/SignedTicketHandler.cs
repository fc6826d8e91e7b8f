using HybridTrust.Api.OpenApi;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Senders;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Tickets;

/// <summary>
/// Takes signed tickets and no others. In Azure, authentication stands before <c>/api/tickets</c> and lets nothing without a token through;
/// this address is left open there, and so must never believe what the platform would say of a caller.
/// </summary>
public sealed class SignedTicketHandler(SignedDesk signed) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("deliverSignedTicket", HttpMethods.Post, "/api/tickets/signed", "Delivers a ticket signed as Standard Webhooks: starts its run, or finds it.")
    {
        Roles = [],
        Signature = SignatureUse.Required,
        SignedBy = [SecuritySchemes.StandardWebhooks],
        Body = typeof(TicketPayload),
        Responses = TicketDesk.Responses,
        Problems = [ProblemKind.TicketTaken, ProblemKind.OrganizationBusy],
    };

    /// <inheritdoc />
    public Task<IResult> HandleAsync(ApiCall call) => signed.TakeStandardAsync(call);
}
