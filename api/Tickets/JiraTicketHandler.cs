using HybridTrust.Api.OpenApi;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Senders;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Tickets;

/// <summary>Takes what Jira's webhook sends. Jira calls each event by an identifier, and repeats it when it sends again.</summary>
public sealed class JiraTicketHandler(SignedDesk signed, ApiOptions options) : IApiHandler
{
    /// <summary>The header with the event's identifier. Not signed: a forged one meets the run's id, which the body makes.</summary>
    public const string IdentifierHeader = "X-Atlassian-Webhook-Identifier";

    // An issue comes whole, with every custom field of the site.
    private const int LargestBody = 1024 * 1024;
    private const int LongestIdentifier = 256;
    private const int Depth = 64;

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("deliverJiraTicket", HttpMethods.Post, "/api/tickets/jira", "Takes an issue from Jira's webhook: starts its run, or finds it.")
    {
        Roles = [],
        Signature = SignatureUse.Required,
        SignedBy = [SecuritySchemes.Jira],
        Body = typeof(JiraDelivery),
        Responses = TicketDesk.Responses,
        Problems = [ProblemKind.TicketTaken, ProblemKind.OrganizationBusy],
    };

    /// <inheritdoc />
    public Task<IResult> HandleAsync(ApiCall call) => signed.GuardAsync(call, "WebhookSignature", async () =>
    {
        var secrets = SignedDesk.Known(options.Senders.Jira, "Jira");
        var mac = HubSignature.Read(call.Http.Request.Headers);
        var body = await RequestBody.ReadAsync(call.Http.Request, LargestBody, call.Cancellation);
        HubSignature.Verify(body.Span, mac, secrets);
        var identifier = Identifier(call.Http.Request);
        using var delivery = ForeignJson.Parse(body, Depth);
        return await signed.TakeOnceAsync(
            call,
            identifier,
            DeliveryLedger.HashOf(body.Span),
            JiraTicket.Read(delivery.RootElement, options.Senders.JiraFields),
            TicketSource.Signed(TicketSource.Jira, JiraTicket.PersonOf(delivery.RootElement)));
    });

    private static string Identifier(HttpRequest request) => request.Headers[IdentifierHeader] is [{ Length: > 0 and <= LongestIdentifier } identifier]
        ? identifier
        : throw new RequestRefusedException(ProblemKind.BadRequest,
            $"The header '{IdentifierHeader}' is missing, there twice, or longer than {LongestIdentifier} characters. Jira sends it; look at what stands between Jira and this host.");
}
