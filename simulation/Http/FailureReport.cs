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
        catch (Exception failure) when (IsOurs(failure) && !context.Response.HasStarted)
        {
            await context.WriteProblemAsync(500, $"The simulated estate could not answer: {failure.Message}");
        }
    }

    private static bool IsOurs(Exception failure) => failure is IOException or EstateException or UnauthorizedAccessException;
}
