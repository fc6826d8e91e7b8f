using HybridTrust.Api.Callers;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Functions.Callers;

/// <summary>
/// Recognizes callers by what App Service authentication found out. The platform takes the header away from whatever comes in and
/// writes it itself; that is why the app does not start in Azure without it, and why no header means nobody.
/// </summary>
internal sealed class AppServiceCallers(RunnerIdentities runners) : ICallerResolver
{
    /// <summary>The header.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <inheritdoc />
    public ValueTask<Caller?> ResolveAsync(HttpContext http) => ValueTask.FromResult(Resolve(http));

    /// <summary>The caller, or null when nobody was recognized.</summary>
    public Caller? Resolve(HttpContext http) =>
        http.Request.Headers[Header] is [{ } header] && ClientPrincipal.Read(header) is { } principal ? CallerOf(principal) : null;

    private Caller CallerOf(ClientPrincipal principal)
    {
        var roles = Enum.GetValues<CallerRole>().Where(role => principal.Roles.Contains(role.ToString(), StringComparer.Ordinal)).ToList();

        // A runner is nothing but that runner, whatever else its identity may be allowed.
        return roles.Contains(CallerRole.Runner) && runners.NameOf(principal.ObjectId) is { } runner
            ? new Caller(runner, [CallerRole.Runner])
            : new Caller(NameOf(principal), roles);
    }

    // With the object id, so that nobody is taken for another who once had the name; it can never look like a runner's.
    private static string NameOf(ClientPrincipal principal) =>
        $"{principal.Name ?? $"application {principal.ApplicationId ?? "unknown"}"} ({principal.ObjectId})";
}
