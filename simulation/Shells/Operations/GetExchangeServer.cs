using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-ExchangeServer</c>: answers from Active Directory, so a server that is down is listed all the same.</summary>
internal sealed class GetExchangeServer() : ExchangeOperation("Get-ExchangeServer", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        if (call.Text("Identity") is not { } identity)
        {
            return ShellCall.Objects(call.Datacentre.Servers.Select(s => Shown(call.Datacentre, s)));
        }

        var server = call.Datacentre.Servers.Find(s => Identities.Matches(
                identity, s.Guid, s.Name, s.Fqdn, call.Datacentre.ConfigurationName("Servers", s.Name)))
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
        return ShellCall.Objects([Shown(call.Datacentre, server)]);
    }

    private static CmdletObject Shown(Datacentre datacentre, EstateServer server) => Of(
        Property("Name", server.Name),
        Property("Fqdn", server.Fqdn),
        Property("Guid", server.Guid),
        Property("AdminDisplayVersion", DisplayVersion(server.Build)),
        Property("Site", $"{datacentre.Domain}/Configuration/Sites/{server.AdSite}"),
        Property("InternetWebProxy", server.InternetWebProxy),
        Property("IsMailboxServer", server.Role is ExchangeRole.Mailbox),
        Property("IsClientAccessServer", server.Role is ExchangeRole.Mailbox or ExchangeRole.ClientAccess),
        Property("IsEdgeServer", server.Role is ExchangeRole.Edge));

    /// <summary>Exchange shows the cumulative update only, not the hotfix (domain 2(f)): <c>Version 15.1 (Build 2507.6)</c>.</summary>
    private static string DisplayVersion(string build)
    {
        var parts = build.Split('.');
        return parts.Length < 3 ? $"Version {build}" : $"Version {parts[0]}.{parts[1]} (Build {parts[2]}.6)";
    }
}
