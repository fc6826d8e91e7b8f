using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Tokens;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-AuthServer</c>: DomainName replaces the list, and an empty value takes a property away (domain 2(f), f4).</summary>
internal sealed class SetAuthServer() : ExchangeOperation("Set-AuthServer", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var server = call.AuthServer();
        var changed = server with { Enabled = call.Truth("Enabled") ?? server.Enabled };
        if (call.Has("DomainName"))
        {
            changed = changed with { DomainNames = call.List("DomainName") };
        }

        if (call.Has("ApplicationIdentifier"))
        {
            // The parameter came with the April 2025 hotfix (domain 7, trap 19).
            if (!HybridFeatureBuilds.KnowDedicatedApplication(call.Server.Build))
            {
                throw call.Fail(call.Errors.UnknownParameter("ApplicationIdentifier"));
            }

            changed = changed with { ApplicationIdentifier = call.Text("ApplicationIdentifier") ?? "" };
        }

        if (call.Has("GraphBaseUrl"))
        {
            changed = changed with { GraphBaseUrl = call.Text("GraphBaseUrl") ?? "" };
        }

        if ((call.Truth("RefreshAuthMetadata") is true ? server.AuthMetadataUrl : call.Text("AuthMetadataUrl")) is { Length: > 0 } url)
        {
            var issuer = TokenMetadata.Fetch(call.World.Tenant, url) ?? throw call.Fail(call.Errors.MetadataUnavailable(url));
            changed = changed with { AuthMetadataUrl = url, IssuerIdentifier = issuer.Issuer, Realm = issuer.Realm };
        }

        call.Datacentre.AuthServers.Replace(server, changed);
        return CmdletResult.Empty;
    }
}
