using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using HybridTrust.Api.Senders;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>Tickets of any other system: each entry as a message of Standard Webhooks. Its id is the same however often it is sent, so the receiver sees what came twice.</summary>
internal sealed class WebhookTickets(WebhookConnection connection, TimeProvider time, TimeSpan patience) : ITicketOpener, IDisposable
{
    private readonly TicketHttp _http = new("The webhook's receiver", connection.Address, credential: null, time, patience);

    /// <inheritdoc />
    public string Name => Tickets.TicketPayload.Generic;

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <inheritdoc />
    public Task WriteAsync(TicketReference ticket, TicketEntry entry, bool mayBeThere, CancellationToken cancellation)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{entry.Comment.Run}-{entry.Number}");
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = TrustJson.SerializeToUtf8(WebhookMessage.Of(ticket, entry));
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{id}.{timestamp}."), .. body];
        var request = new HttpRequestMessage(HttpMethod.Post, connection.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(StandardSignature.IdHeader, id);
        request.Headers.Add(StandardSignature.TimestampHeader, timestamp);
        request.Headers.Add(StandardSignature.SignatureHeader, string.Join(' ', connection.Secrets.Select(s => $"v1,{Convert.ToBase64String(s.Sign(signed))}")));
        return _http.SendAsync(request, cancellation);
    }

    /// <inheritdoc />
    public async Task<TicketReference> OpenAsync(TicketEntry entry, bool mayBeThere, CancellationToken cancellation)
    {
        // Whoever receives it opens what it likes; here it goes by the ledger's name.
        var ticket = new TicketReference(Name, entry.Comment.Run);
        await WriteAsync(ticket, entry, mayBeThere, cancellation);
        return ticket;
    }
}
