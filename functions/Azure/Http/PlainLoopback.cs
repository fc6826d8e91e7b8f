using HybridTrust.Functions.Azure.Clouds;

namespace HybridTrust.Functions.Azure.Http;

/// <summary>
/// Takes back the https of an address, on loopback only. Azure's clients send a token over https alone, and a simulated estate speaks plain
/// HTTP: the client is told https, and this last step before the wire tells the truth.
/// </summary>
internal sealed class PlainLoopback(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The address that a client is told.</summary>
    public static Uri Told(Uri loopback, string path) =>
        new UriBuilder(SimulatedCloud.Loopback(loopback)) { Scheme = Uri.UriSchemeHttps, Path = path }.Uri;

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = Plain(request.RequestUri!);
        return base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = Plain(request.RequestUri!);
        return base.Send(request, cancellationToken);
    }

    private static Uri Plain(Uri told) => new UriBuilder(SimulatedCloud.Loopback(told)) { Scheme = Uri.UriSchemeHttp }.Uri;
}
