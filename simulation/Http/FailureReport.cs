using Microsoft.AspNetCore.Http;

namespace HybridTrust.Simulation.Http;

/// <summary>Answers with a sentence where the estate itself fails, such as on a full disk: nothing was changed then.</summary>
internal static class FailureReport
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await context.WriteProblemAsync(bad.StatusCode, bad.Message);
        }
        catch (Exception failure) when (failure is IOException or EstateException or UnauthorizedAccessException && !context.Response.HasStarted)
        {
            await context.WriteProblemAsync(StatusCodes.Status500InternalServerError, $"The simulated estate could not answer: {failure.Message}");
        }
    }
}
