using HybridTrust.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Routing;

/// <summary>
/// Stands before everything else on Kestrel: an answer that no handler gave (no such address, no such method, a failure
/// while writing) is a problem document too, with the same headers. A start-up filter, so that a host cannot forget it.
/// </summary>
internal sealed partial class ApiPipeline(ILogger<ApiPipeline> logger) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(RunAsync);
        next(app);
    };

    private async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        SecurityHeaders.Apply(http.Response);
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailure(failure);
            http.Response.Clear();
            SecurityHeaders.Apply(http.Response);
            http.Response.StatusCode = failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
        {
            await new ProblemResult(StatusProblem.Of(http.Response.StatusCode, http.Request)).ExecuteAsync(http);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A request failed outside of its handler.")]
    private partial void LogFailure(Exception failure);
}
