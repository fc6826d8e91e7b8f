using HybridTrust.Jobs;

namespace HybridTrust.Runner.HostChannel;

/// <summary>Hears the simulation's clock with each answer of the host, before anybody looks at what the answer says.</summary>
internal sealed class ClockHandler(EstateTime time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues(SimulatedClock.Header, out var values) && SimulatedClock.Read(values.FirstOrDefault()) is { } ahead)
        {
            time.Follow(ahead);
        }

        return response;
    }
}
