using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.Vault;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Simulation.Http;

/// <summary>Lets in only requests that carry the estate's token, and answers others as the service they called would.</summary>
internal sealed class BearerGuard(string token, Func<Guid> tenantId, TimeProvider clock)
{
    public const int ShortestToken = 16;

    // Hashes have one length, so the comparison tells nothing about the token, not even how long it is.
    private readonly byte[] _expected = SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public Task InvokeAsync(HttpContext context, RequestDelegate next) => Carries(context.Request) ? next(context) : RefuseAsync(context);

    private bool Carries(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header.Parameter ?? "")), _expected);

    private Task RefuseAsync(HttpContext context)
    {
        const string Sentence = "This simulated estate wants the bearer token that it was started with.";
        if (context.Request.Path.StartsWithSegments(VaultEndpoints.Root, StringComparison.OrdinalIgnoreCase))
        {
            // Azure's clients send the first request without a token and read from this header where to get one.
            context.Response.Headers.WWWAuthenticate =
                $"Bearer authorization=\"https://login.microsoftonline.com/{tenantId()}\", resource=\"https://vault.azure.net\"";
            return context.WriteVaultErrorAsync(StatusCodes.Status401Unauthorized, "Unauthorized", $"AKV10000: {Sentence}");
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return context.Request.Path.StartsWithSegments("/graph", StringComparison.OrdinalIgnoreCase)
            ? context.WriteGraphErrorAsync(StatusCodes.Status401Unauthorized, "InvalidAuthenticationToken", Sentence, clock.GetUtcNow())
            : context.WriteProblemAsync(StatusCodes.Status401Unauthorized, Sentence);
    }
}
