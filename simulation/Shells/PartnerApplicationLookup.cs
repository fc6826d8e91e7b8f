using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells;

/// <summary>Finds the partner application that a call names.</summary>
internal static class PartnerApplicationLookup
{
    public const string Container = "Partner Applications,CN=Auth Configuration";

    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is none. An application identifier is not an identity here.</exception>
    public static PartnerApplication PartnerApplication(this ShellCall call)
    {
        var identity = call.Required("Identity");
        return call.Datacentre.PartnerApplications.Find(a => Identities.Matches(
                identity, a.Guid, a.Name, call.Datacentre.ConfigurationName(Container, a.Name)))
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
    }
}
