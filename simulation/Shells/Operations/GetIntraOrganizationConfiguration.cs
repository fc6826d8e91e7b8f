using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>
/// <c>Get-IntraOrganizationConfiguration</c>: each side tells what it knows of itself. On premises that is read from the virtual directories, in
/// Exchange Online from what the Hybrid Configuration Wizard left there; the rest is empty.
/// </summary>
internal sealed class GetIntraOrganizationConfiguration(ShellKind shell) : ISimulatedOperation
{
    /// <inheritdoc />
    public ShellKind Shell => shell;

    /// <inheritdoc />
    public string Name => "Get-IntraOrganizationConfiguration";

    /// <inheritdoc />
    public bool Changes => false;

    /// <inheritdoc />
    public CmdletResult Invoke(ShellCall call) => ShellCall.Objects([shell is ShellKind.ExchangeOnline ? Online(call) : OnPremises(call)]);

    private static CmdletObject Online(ShellCall call)
    {
        var endpoint = CloudHosts.Of(call.World.Tenant.Cloud).Autodiscover is { } host ? $"https://{host}/autodiscover/autodiscover.svc" : null;
        return Of(
            Property("OnPremiseDiscoveryEndpoint", null),
            Property("OnPremiseWebServiceEndpoint", null),
            Property("OnPremiseTargetAddresses", new CmdletValue.List(call.World.Online.HybridDomains)),
            Property("OnlineDiscoveryEndpoint", endpoint),
            Property("OnlineTargetAddress", call.World.Tenant.CoexistenceDomain));
    }

    private static CmdletObject OnPremises(ShellCall call)
    {
        var services = call.Datacentre.VirtualDirectories.Find(d => d is { Kind: VirtualDirectoryKind.Ews, ExternalUrl: not null })?.ExternalUrl;
        return Of(
            Property("OnPremiseDiscoveryEndpoint", services is null ? null : $"https://autodiscover.{call.Datacentre.SmtpDomain}/autodiscover/autodiscover.svc"),
            Property("OnPremiseWebServiceEndpoint", services),
            Property("OnPremiseTargetAddresses", new CmdletValue.List([])),
            Property("OnlineDiscoveryEndpoint", null),
            Property("OnlineTargetAddress", null));
    }
}
