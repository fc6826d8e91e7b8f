using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Identities;

namespace HybridTrust.Functions.Azure.Vault;

/// <summary>
/// The vault of a simulated estate. Azure's clients send a token over https only; the estate speaks plain HTTP on loopback, so the
/// client is told https and the last step before the wire takes it back, for loopback alone.
/// </summary>
internal static class LoopbackVault
{
    /// <summary>A client of an estate's vault.</summary>
    /// <exception cref="ArgumentException">The estate is not on loopback.</exception>
    public static SecretClient Secrets(Uri estate, EstateCredential credential) => new(
        new UriBuilder(SimulatedCloud.Loopback(estate)) { Scheme = Uri.UriSchemeHttps, Path = "/vault" }.Uri,
        credential,
        new SecretClientOptions
        {
            // The estate names Azure's vault as the resource, and its own address is another.
            DisableChallengeResourceVerification = true,
            Transport = new HttpClientTransport(new PlainLoopback(new SocketsHttpHandler { UseProxy = false })),
        });

    private sealed class PlainLoopback(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = Plain(request.RequestUri!);
            return base.SendAsync(request, cancellationToken);
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = Plain(request.RequestUri!);
            return base.Send(request, cancellationToken);
        }

        private static Uri Plain(Uri address) => new UriBuilder(SimulatedCloud.Loopback(address)) { Scheme = Uri.UriSchemeHttp }.Uri;
    }
}
