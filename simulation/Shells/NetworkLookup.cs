using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Network;

namespace HybridTrust.Simulation.Shells;

/// <summary>Finds what a call names beyond its own server.</summary>
internal static class NetworkLookup
{
    /// <summary>The metadata document at an address.</summary>
    /// <exception cref="HybridTrust.Cmdlets.CmdletException">Nothing answers, the certificate is not trusted, or the answer is something else.</exception>
    public static AuthMetadata Metadata(this ShellCall call, string url) =>
        new WebReach(call.World, call.Now).Get(url) is { Trusted: true, Metadata: { } document } ? document : throw call.Fail(call.Errors.MetadataUnavailable(url));

    /// <summary>A server, from Active Directory.</summary>
    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is none of that name.</exception>
    public static EstateServer ExchangeServer(this ShellCall call, string parameter)
    {
        var name = call.Required(parameter);
        return call.Datacentre.FindServer(name) ?? throw call.Fail(call.Errors.NotFound(name, call.DomainController));
    }

    /// <summary>A server that must answer by itself.</summary>
    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is none of that name, or it does not answer.</exception>
    public static EstateServer ReachableServer(this ShellCall call, string parameter)
    {
        var server = call.ExchangeServer(parameter);
        return call.World.IsUnreachable(server) ? throw call.Fail(call.Errors.RpcUnavailable(server.Name)) : server;
    }
}
