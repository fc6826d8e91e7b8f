using System.Text.Json;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Simulation.Clock;

/// <summary><c>GET</c> and <c>POST /estate/clock</c>: what the clock shows, and a jump forward over time in which nobody does anything.</summary>
internal static class ClockEndpoints
{
    /// <summary>Longer than any certificate lives: whoever asks for more has mistaken something.</summary>
    private static readonly TimeSpan LongestJump = TimeSpan.FromDays(3650);

    public static void MapClock(this IEndpointRouteBuilder routes, WorldStore store, EstateClock clock)
    {
        routes.MapGet("/estate/clock", context => context.WriteJsonAsync(StatusCodes.Status200OK, Reading(clock)));
        routes.MapPost("/estate/clock", async context =>
        {
            ClockJump jump;
            try
            {
                jump = await context.ReadJsonAsync<ClockJump>();
            }
            catch (JsonException malformed)
            {
                await context.WriteProblemAsync(StatusCodes.Status400BadRequest, $"Send {{\"now\":\"2027-01-31T08:00:00Z\"}}: {malformed.Message}");
                return;
            }

            var to = jump.Now.ToUniversalTime();
            if (store.Change(world => Jump(world, clock, to)) is { } refusal)
            {
                await context.WriteProblemAsync(StatusCodes.Status400BadRequest, refusal);
                return;
            }

            clock.Set(store.Current.Clock);
            await context.WriteJsonAsync(StatusCodes.Status200OK, Reading(clock));
        });
    }

    /// <summary>Why the clock does not jump; null when it did.</summary>
    private static string? Jump(World world, EstateClock clock, DateTimeOffset to)
    {
        if (to < world.Now || to - world.Now > LongestJump)
        {
            return $"The estate's clock shows {world.Now:u} and goes forward only, at most {LongestJump.Days} days at a time; {to:u} is no time to go to.";
        }

        world.Clock = clock.Forward(to);
        return null;
    }

    private static ClockReading Reading(EstateClock clock)
    {
        var ahead = clock.Ahead();
        return new ClockReading(clock.GetUtcNow(), clock.Speed, ahead);
    }
}
