using HybridTrust.Api.OpenApi;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Senders;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Tickets;

/// <summary>
/// Takes what ServiceNow's business rule sends. It says nothing of one delivery but the record, so the same record asking for the same is
/// the same delivery.
/// </summary>
public sealed class ServiceNowTicketHandler(SignedDesk signed, ApiOptions options) : IApiHandler
{
    private const int Depth = 16;

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("deliverServiceNowTicket", HttpMethods.Post, "/api/tickets/servicenow", "Takes a change request from ServiceNow: starts its run, or finds it.")
    {
        Roles = [],
        Signature = SignatureUse.Required,
        SignedBy = [SecuritySchemes.ServiceNowSecret, SecuritySchemes.ServiceNowBasic],
        Body = typeof(ServiceNowDelivery),
        Responses = TicketDesk.Responses,
        Problems = [ProblemKind.TicketTaken, ProblemKind.OrganizationBusy],
    };

    /// <inheritdoc />
    public Task<IResult> HandleAsync(ApiCall call) => signed.GuardAsync(call, "Basic realm=\"HybridTrust\"", async () =>
    {
        var secrets = SignedDesk.Known(options.Senders.ServiceNow, "ServiceNow");
        PresentedSecret.Verify(call.Http.Request.Headers, secrets);
        var body = await RequestBody.ReadAsync(call.Http.Request, SignedDesk.LargestBody, call.Cancellation);
        using var record = ForeignJson.Parse(body, Depth);
        var id = ServiceNowTicket.SysIdOf(record.RootElement);
        var ticket = ServiceNowTicket.Read(record.RootElement);
        var content = DeliveryLedger.HashOf(ticket.Span);
        return await signed.TakeOnceAsync(
            call, $"{id} {content}", content, ticket, TicketSource.Signed(TicketSource.ServiceNow, ServiceNowTicket.PersonOf(record.RootElement)) with { Record = id });
    });
}
