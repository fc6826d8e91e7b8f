using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Senders;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Routing;

/// <summary>
/// The one way to a handler, on Kestrel and from an Azure HTTP trigger alike: settles who is asking and whether they may,
/// and turns every refusal and failure into a problem document.
/// </summary>
public sealed partial class RequestGate(IEnumerable<IApiHandler> handlers, ICallerResolver callers, ApiOptions options, ILogger<RequestGate> logger)
{
    private readonly Dictionary<Type, IApiHandler> _handlers = handlers.ToDictionary(h => h.GetType());

    /// <summary>The handlers, one a route.</summary>
    public IReadOnlyCollection<IApiHandler> Handlers => _handlers.Values;

    /// <summary>Lets a request in to a route's handler.</summary>
    /// <param name="http">The request.</param>
    /// <param name="id">The id in the address, for a route that has one.</param>
    /// <typeparam name="THandler">The route's handler.</typeparam>
    public Task<IResult> RunAsync<THandler>(HttpContext http, string id = "")
        where THandler : IApiHandler => RunAsync(_handlers[typeof(THandler)], http, id);

    internal async Task<IResult> RunAsync(IApiHandler handler, HttpContext http, string id = "")
    {
        SecurityHeaders.Apply(http.Response);
        try
        {
            var caller = NeedsNoRole(handler.Route, http) ? Caller.Anonymous : await AdmitAsync(handler.Route, http);
            return await handler.HandleAsync(new ApiCall(http, caller, id));
        }
        catch (RequestRefusedException refused)
        {
            return new ProblemResult(refused.Problem);
        }
        catch (BadHttpRequestException bad)
        {
            return new ProblemResult(StatusProblem.Of(bad.StatusCode, http.Request));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
        catch (Exception failure)
        {
            LogFailure(failure, handler.Route.Name);
            return new ProblemResult(StatusProblem.Of(StatusCodes.Status500InternalServerError, http.Request));
        }
    }

    // Who says that a delivery is signed is judged by the signature alone: the handler verifies it before it reads anything.
    private bool NeedsNoRole(ApiRoute route, HttpContext http) =>
        route.Roles.Count == 0
        || (route.BringsCode && options.IssuesRunnerTokens)
        || (route.Signature is SignatureUse.InsteadOfRole && StandardSignature.IsOn(http.Request));

    private async Task<Caller> AdmitAsync(ApiRoute route, HttpContext http)
    {
        if (await callers.ResolveAsync(http) is not { } caller)
        {
            var tried = http.Request.Headers.Authorization.Count > 0;
            http.Response.Headers.WWWAuthenticate = tried ? "Bearer error=\"invalid_token\"" : "Bearer";
            LogUnauthenticated(route.Name, tried);
            throw new RequestRefusedException(ProblemKind.Unauthenticated, tried
                ? "The token is not valid here. Use the one that this host issued for you, in the header 'Authorization: Bearer TOKEN'."
                : "The request carries no token. Send yours in the header 'Authorization: Bearer TOKEN'.");
        }

        if (!caller.HasAnyOf(route.Roles))
        {
            LogForbidden(route.Name, caller.Name);
            throw new RequestRefusedException(ProblemKind.Forbidden,
                $"'{caller.Name}' lacks the role {string.Join(" or ", route.Roles)}, which {route.Method} {route.Pattern} needs. " +
                "Ask whoever administers HybridTrust for the role, or use a credential that has it.");
        }

        return caller;
    }

    [LoggerMessage(1, LogLevel.Error, "{Route} failed.")]
    private partial void LogFailure(Exception failure, string route);

    [LoggerMessage(2, LogLevel.Warning, "{Route} was asked for without a valid credential (one was sent: {Tried}).")]
    private partial void LogUnauthenticated(string route, bool tried);

    [LoggerMessage(3, LogLevel.Warning, "{Route} was asked for by {Caller}, who lacks the role.")]
    private partial void LogForbidden(string route, string caller);
}
