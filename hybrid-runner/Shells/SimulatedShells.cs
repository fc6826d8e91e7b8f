using System.Net.Http.Headers;
using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.Shells;

/// <summary>Shells of the simulated estate, over loopback. They take what the closed catalogue takes, like real ones.</summary>
internal sealed class SimulatedShells : ICmdletShells
{
    private readonly HttpClient _http;
    private readonly bool _snapIn;

    /// <summary>Shells of an estate.</summary>
    /// <param name="estate">Where it listens.</param>
    /// <param name="token">Its bearer token.</param>
    /// <param name="snapIn">Whether Exchange is reached by its snap-in instead of a session.</param>
    /// <exception cref="ArgumentException">The address is not on loopback: a simulation never runs across machines.</exception>
    public SimulatedShells(Uri estate, string token, bool snapIn = false)
    {
        if (!estate.IsLoopback)
        {
            throw new ArgumentException($"{estate} is not on this machine. Simulated shells are taken on loopback only.", nameof(estate));
        }

        _snapIn = snapIn;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = estate,
            Timeout = TimeSpan.FromMinutes(5),
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation) =>
        Task.FromResult<ICmdletShell>(new SimulatedShell(_http, kind, server, _snapIn));

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
