using Azure.Core;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Http;
using Microsoft.Graph;
using Microsoft.Graph.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>Makes Graph clients that share one connection pool and one way to wait.</summary>
internal sealed class GraphClients : IDisposable
{
    private readonly HttpClient _http;
    private readonly CloudEndpoints _cloud;

    /// <summary>Clients for a cloud.</summary>
    public GraphClients(CloudEndpoints cloud, TimeProvider time)
    {
        _cloud = cloud;

        // Graph's own retry keeps no clock that a test can hold, cuts a longer Retry-After short, and repeats what must not be.
        var handlers = GraphClientFactory.CreateDefaultHandlers()
            .Select(handler => handler is RetryHandler ? new ThrottlingHandler(time) : handler)
            .ToList();
        _http = GraphClientFactory.Create(handlers);

        // Waiting as we are told may take longer than any one request; each attempt has its own limit.
        _http.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>A client that signs in with a credential.</summary>
    public GraphServiceClient With(TokenCredential credential)
    {
        // To a host that is not in this list the client sends no Authorization header, and says nothing.
        string[] allowedHosts = [_cloud.Graph.Host];
        var authentication = new AzureIdentityAuthenticationProvider(
            credential, allowedHosts, observabilityOptions: null, isCaeEnabled: true, _cloud.GraphScope);
        return new GraphServiceClient(_http, authentication, _cloud.GraphBaseAddress);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
