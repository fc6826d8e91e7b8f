using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using HybridTrust.Cmdlets;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Http;
using HybridTrust.Functions.Azure.Identities;

namespace HybridTrust.Functions.Azure.ExchangeOnline;

/// <summary>The endpoint: a POST for each page, with the cmdlet in the body.</summary>
internal sealed class InvokeCommand(HttpClient http, Uri service, Guid tenant, ITenantCredentials credentials)
{
    private const int PageSize = 1000;
    private const int MostPages = 100;

    // The mailbox by which Exchange Online finds the tenant's servers when an application calls.
    private const string SystemMailbox = "SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}";

    private readonly Uri _address = new(service, $"adminapi/beta/{tenant}/InvokeCommand");

    /// <summary>Runs a cmdlet that has been checked against the catalogue.</summary>
    /// <exception cref="CmdletException">Exchange Online reported an error, or did not answer.</exception>
    public async Task<CmdletResult> RunAsync(Operation operation, OperationCall call, string server, CancellationToken cancellation)
    {
        var objects = new List<CmdletObject>();
        var warnings = new List<string>();
        try
        {
            Uri? page = _address;
            for (var pages = 0; page is not null; pages++)
            {
                if (pages == MostPages || !IsOurs(page))
                {
                    throw new CmdletException(operation.Name, server, ExchangeOnlineErrors.StrangePages(page));
                }

                using var response = await SendAsync(page, operation, call, cancellation);
                var body = await response.Content.ReadAsByteArrayAsync(cancellation);
                if (!response.IsSuccessStatusCode)
                {
                    throw new CmdletException(operation.Name, server, ExchangeOnlineErrors.Read(response.StatusCode, body));
                }

                page = InvokeCommandAnswer.Read(body, operation, objects, warnings);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or AuthenticationFailedException)
        {
            throw new CmdletException(operation.Name, server, ExchangeOnlineErrors.NotReached(failure));
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            throw new CmdletException(operation.Name, server, ExchangeOnlineErrors.Unreadable(malformed));
        }

        return new CmdletResult(objects, warnings);
    }

    // A next link is followed with the token, so it may lead nowhere else.
    private bool IsOurs(Uri page) => Uri.Compare(page, service, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private async Task<HttpResponseMessage> SendAsync(Uri page, Operation operation, OperationCall call, CancellationToken cancellation)
    {
        var reads = IsRead(operation);
        var credential = credentials.For(tenant, reads ? Access.Read : Access.Write);
        var token = await credential.GetTokenAsync(new TokenRequestContext([CloudEndpoints.Scope(service)]), cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = InvokeCommandBody.Of(operation, call) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("Prefer", $"odata.maxpagesize={PageSize}");
        request.Headers.Add("X-AnchorMailbox", $"APP:{SystemMailbox}@{tenant}");
        request.Headers.Add("X-CmdletName", operation.Name);
        if (reads)
        {
            request.MarkSafeToRepeat();
        }

        return await http.SendAsync(request, cancellation);
    }

    private static bool IsRead(Operation operation) =>
        operation.Name.StartsWith("Get-", StringComparison.OrdinalIgnoreCase) || operation.Name.StartsWith("Test-", StringComparison.OrdinalIgnoreCase);
}
