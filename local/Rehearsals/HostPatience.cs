using System.Net;
using HybridTrust.Local.Client;

namespace HybridTrust.Local.Rehearsals;

/// <summary>Asks a host again that crashed and is about to be opened again. Every question of a rehearsal may be asked twice.</summary>
internal static class HostPatience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Asks, and asks again while the host is away.</summary>
    /// <exception cref="HostRefusedException">The host refused, or did not come back.</exception>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, TimeProvider real, CancellationToken cancellation)
    {
        var began = real.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception away) when (IsAway(away) && real.GetElapsedTime(began) < Longest)
            {
                await Task.Delay(Pause, real, cancellation);
            }
        }
    }

    private static bool IsAway(Exception failure) => failure is HostRefusedException { Status: null or >= HttpStatusCode.InternalServerError } or HttpRequestException or IOException;
}
