using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Callers;

/// <summary>Says who is asking: bearer tokens in the embedded host, App Service authentication in Azure.</summary>
public interface ICallerResolver
{
    /// <summary>The caller, or null when the request carries no valid credential. Never throws for what came over the wire.</summary>
    ValueTask<Caller?> ResolveAsync(HttpContext http);
}
