using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using HybridTrust.Functions.Azure.Http;
using HybridTrust.Functions.Azure.Identities;

namespace HybridTrust.Functions.Azure.Vault;

/// <summary>The vault of a simulated estate.</summary>
internal static class LoopbackVault
{
    /// <summary>A client of an estate's vault.</summary>
    /// <exception cref="ArgumentException">The estate is not on loopback.</exception>
    public static SecretClient Secrets(Uri estate, EstateCredential credential) => new(
        PlainLoopback.Told(estate, "/vault"),
        credential,
        new SecretClientOptions
        {
            // The estate names Azure's vault as the resource, and its own address is another.
            DisableChallengeResourceVerification = true,
            Transport = new HttpClientTransport(new PlainLoopback(new SocketsHttpHandler { UseProxy = false })),
        });
}
