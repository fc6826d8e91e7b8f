using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>
/// <c>Get-…VirtualDirectory</c>: of one server or of all. Without ADPropertiesOnly each server's IIS is asked, so one that does not answer fails
/// the call; with it, what only IIS knows stays empty.
/// </summary>
internal sealed class GetVirtualDirectory(string cmdlet, VirtualDirectoryKind kind) : ExchangeOperation(cmdlet, changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var found = call.Datacentre.VirtualDirectories.Where(d => d.Kind == kind);
        if (call.Has("Server"))
        {
            var name = call.Required("Server");
            var server = call.Datacentre.FindServer(name) ?? throw call.Fail(call.Errors.NotFound(name, call.DomainController));
            found = found.Where(d => string.Equals(d.Server, server.Fqdn, StringComparison.OrdinalIgnoreCase));
        }
        else if (call.Has("Identity"))
        {
            var identity = call.Required("Identity");
            found = [found.FirstOrDefault(d => Identities.Matches(identity, d.Guid, IdentityOf(call.Datacentre, d)))
                ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController))];
        }

        var asksServers = call.Truth("ADPropertiesOnly") is not true;
        return ShellCall.Objects(found.Select(directory => Shown(call, directory, asksServers)).ToList());
    }

    private static string IdentityOf(Datacentre datacentre, VirtualDirectory directory) => $@"{datacentre.FindServer(directory.Server)!.Name}\{directory.Name}";

    private static CmdletObject Shown(ShellCall call, VirtualDirectory directory, bool asksServers)
    {
        var server = call.Datacentre.FindServer(directory.Server)!;
        if (asksServers && call.World.IsUnreachable(server))
        {
            throw call.Fail(call.Errors.RpcUnavailable(server.Name));
        }

        var methods = new CmdletValue.List(directory.AuthenticationMethods);
        return Of(
            Property("Guid", directory.Guid),
            Property("Name", directory.Name),
            Property("Identity", IdentityOf(call.Datacentre, directory)),
            Property("Server", server.Name),
            Property("InternalUrl", directory.InternalUrl),
            Property("ExternalUrl", directory.ExternalUrl),
            Property("InternalAuthenticationMethods", methods),
            Property("ExternalAuthenticationMethods", methods),
            Property("OAuthAuthentication", asksServers ? (CmdletValue)directory.TakesOAuth : null),
            Property("WSSecurityAuthentication", asksServers ? (CmdletValue)directory.WsSecurity : null));
    }
}
