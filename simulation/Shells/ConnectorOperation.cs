using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells;

/// <summary>A cmdlet around intra-organization connectors, which both sides have.</summary>
internal abstract class ConnectorOperation(ShellKind shell, string verb, bool changes) : ISimulatedOperation
{
    /// <inheritdoc />
    public ShellKind Shell => shell;

    /// <inheritdoc />
    public string Name { get; } = $"{verb}-IntraOrganizationConnector";

    /// <inheritdoc />
    public bool Changes => changes;

    /// <inheritdoc />
    public abstract CmdletResult Invoke(ShellCall call);

    /// <summary>The connectors of the shell's side.</summary>
    protected List<IntraOrganizationConnector> Connectors(ShellCall call) =>
        shell is ShellKind.ExchangeOnline ? call.World.Online.Connectors : call.Datacentre.Connectors;

    /// <summary>The connector that a call names.</summary>
    /// <exception cref="CmdletException">There is none.</exception>
    protected IntraOrganizationConnector Find(ShellCall call)
    {
        var identity = call.Required("Identity");
        return Connectors(call).Find(c => Identities.Matches(identity, c.Guid, c.Name))
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
    }

    /// <summary>A domain belongs to one connector, as Exchange insists.</summary>
    /// <exception cref="CmdletException">Another connector has one of the domains.</exception>
    protected void RequireFreeDomains(ShellCall call, IReadOnlyList<string> domains, IntraOrganizationConnector? own)
    {
        foreach (var domain in domains)
        {
            if (Connectors(call).Find(c => c != own && c.TargetAddressDomains.Contains(domain, StringComparer.OrdinalIgnoreCase)) is { } owner)
            {
                throw call.Fail(call.Errors.DomainInUse(domain, owner.Name));
            }
        }
    }

    /// <summary>An endpoint that is an https address.</summary>
    /// <exception cref="CmdletException">It is not.</exception>
    protected static string Endpoint(ShellCall call)
    {
        var text = call.Required("DiscoveryEndpoint");
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
            ? uri.AbsoluteUri
            : throw call.Fail(call.Errors.InvalidUri("DiscoveryEndpoint", text));
    }

    protected static CmdletObject Shown(IntraOrganizationConnector connector) => Of(
        Property("Guid", connector.Guid),
        Property("Name", connector.Name),
        Property("Identity", connector.Name),
        Property("DiscoveryEndpoint", connector.DiscoveryEndpoint),
        Property("TargetAddressDomains", new CmdletValue.List(connector.TargetAddressDomains)),
        Property("Enabled", connector.Enabled));
}
