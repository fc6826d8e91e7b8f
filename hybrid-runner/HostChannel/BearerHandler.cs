using System.Net.Http.Headers;
using HybridTrust.Runner.Credentials;

namespace HybridTrust.Runner.HostChannel;

/// <summary>Puts a token that is good now on each request.</summary>
internal sealed class BearerHandler(IHostToken token, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token.GetAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
