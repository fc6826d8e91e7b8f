using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Tokens;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>New-AuthServer</c>: issuer, realm and type come out of the metadata document, which the server fetches.</summary>
internal sealed class NewAuthServer() : ExchangeOperation("New-AuthServer", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Name");
        var url = call.Required("AuthMetadataUrl");
        var issuer = TokenMetadata.Fetch(call.World.Tenant, url) ?? throw call.Fail(call.Errors.MetadataUnavailable(url));
        if (!string.Equals(call.Text("Type") ?? AuthServer.AccessControlService, issuer.Type, StringComparison.OrdinalIgnoreCase))
        {
            throw call.Fail(call.Errors.MetadataUnavailable(url));
        }

        var existing = call.Datacentre.AuthServers;
        if (existing.Find(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase) || IsSame(s, issuer)) is { } owner)
        {
            throw call.Fail(call.Errors.AlreadyExists(call.Datacentre.ConfigurationName(AuthServerLookup.Container, owner.Name), call.DomainController));
        }

        var server = new AuthServer(
            name, issuer.Type, issuer.Issuer, issuer.Realm, url, [], call.Truth("Enabled") ?? true);
        existing.Add(server);
        return ShellCall.Objects([ExchangeObjects.AuthServer(server)]);
    }

    private static bool IsSame(AuthServer server, TokenMetadata issuer) =>
        string.Equals(server.IssuerIdentifier, issuer.Issuer, StringComparison.OrdinalIgnoreCase)
        && string.Equals(server.Realm, issuer.Realm, StringComparison.OrdinalIgnoreCase);
}
