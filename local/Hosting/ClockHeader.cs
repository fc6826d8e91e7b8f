using HybridTrust.Jobs;
using HybridTrust.Simulation.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Local.Hosting;

/// <summary>Puts the simulation's clock on each answer, so that a runner has it before it looks at a job.</summary>
internal static class ClockHeader
{
    public static void UseClockHeader(this WebApplication application, EstateTime time) => application.Use((HttpContext context, RequestDelegate next) =>
    {
        // When the answer goes, not when the question came: a question for jobs is held until there is one.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[SimulatedClock.Header] = SimulatedClock.Format(time.Ahead);
            return Task.CompletedTask;
        });
        return next(context);
    });
}
