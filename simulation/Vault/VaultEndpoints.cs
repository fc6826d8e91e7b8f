using System.Text.Json;
using HybridTrust.Simulation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Simulation.Vault;

/// <summary>
/// The part of Key Vault's secrets API that the product uses, below <c>/vault</c>;
/// <c>api-version</c> is accepted and not looked at.
/// </summary>
internal static class VaultEndpoints
{
    public const string Root = "/vault";

    public static void MapVault(this IEndpointRouteBuilder routes, SecretStore secrets)
    {
        var vault = routes.MapGroup($"{Root}/secrets/{{name}}");
        vault.MapPut("", Answered(async context =>
            Bundle(context, secrets.Set(Name(context), await context.ReadJsonAsync<SecretParameters>()))));
        vault.MapGet("", Answered(context => Task.FromResult(Bundle(context, secrets.Get(Name(context), version: null)))));
        vault.MapDelete("", Answered(context => Task.FromResult(Bundle(context, secrets.Delete(Name(context))))));
        vault.MapGet("/versions", Answered(context => Task.FromResult(List(context, secrets.Versions(Name(context))))));
        vault.MapGet("/{version}", Answered(context => Task.FromResult(Bundle(context, secrets.Get(Name(context), Version(context))))));
        vault.MapPatch("/{version}", Answered(async context =>
            Bundle(context, secrets.Update(Name(context), Version(context), await context.ReadJsonAsync<SecretParameters>()))));
    }

    public static Task WriteVaultErrorAsync(this HttpContext context, int status, string code, string message) =>
        context.WriteJsonAsync(status, new VaultError(new VaultErrorDetail(code, message)));

    private static RequestDelegate Answered<T>(Func<HttpContext, Task<T>> answer) => async context =>
    {
        try
        {
            await context.WriteJsonAsync(StatusCodes.Status200OK, await answer(context));
        }
        catch (VaultException refused)
        {
            await context.WriteVaultErrorAsync(refused.Status, refused.Code, refused.Message);
        }
        catch (JsonException malformed)
        {
            await context.WriteVaultErrorAsync(400, "BadParameter", $"The request body is not valid: {malformed.Message}");
        }
    };

    private static SecretBundle Bundle(HttpContext context, SecretVersion secret) =>
        SecretBundle.Of(secret, Vault(context), withValue: true);

    private static SecretList List(HttpContext context, IReadOnlyList<SecretVersion> versions) =>
        new([.. versions.Select(v => SecretBundle.Of(v, Vault(context), withValue: false))]);

    // The id of a secret is host, "secrets", name and version: Azure's client reads no other shape, so the estate's own prefix stays out.
    private static Uri Vault(HttpContext context) => new($"{context.Request.Scheme}://{context.Request.Host}/");

    private static string Name(HttpContext context) => (string)context.Request.RouteValues["name"]!;

    private static string Version(HttpContext context) => (string)context.Request.RouteValues["version"]!;
}
