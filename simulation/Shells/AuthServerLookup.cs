using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells;

/// <summary>Finds the AuthServer or the availability address space that a call names.</summary>
internal static class AuthServerLookup
{
    public const string Container = "Auth Servers,CN=Auth Configuration";

    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is none.</exception>
    public static AuthServer AuthServer(this ShellCall call)
    {
        var identity = call.Required("Identity");
        return call.Datacentre.AuthServers.Find(s => Identities.Matches(
                identity, s.Guid, s.Name, call.Datacentre.ConfigurationName(Container, s.Name)))
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
    }

    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is none.</exception>
    public static AvailabilityAddressSpace AddressSpace(this ShellCall call)
    {
        var identity = call.Required("Identity");
        return call.Datacentre.AddressSpaces.Find(s => Identities.Matches(identity, s.Guid, s.ForestName))
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
    }
}
