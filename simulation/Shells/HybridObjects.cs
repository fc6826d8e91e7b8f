using System.Xml.Linq;
using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells;

/// <summary>Relationships and overrides in the shape in which Exchange returns them.</summary>
internal static class HybridObjects
{
    public static CmdletObject Relationship(OrganizationRelationship relationship) => Of(
        Property("Guid", relationship.Guid),
        Property("Name", relationship.Name),
        Property("Identity", relationship.Name),
        Property("DomainNames", new CmdletValue.List(relationship.DomainNames)),
        Property("Enabled", relationship.Enabled),
        Property("TargetAutodiscoverEpr", OrNull(relationship.TargetAutodiscoverEpr)),
        Property("TargetSharingEpr", OrNull(relationship.TargetSharingEpr)));

    public static CmdletObject SettingOverride(SettingOverride found) => Of(
        Property("Guid", found.Guid),
        Property("Name", found.Name),
        Property("Identity", found.Name),
        Property("ComponentName", found.Component),
        Property("SectionName", found.Section),
        Property("Parameters", new CmdletValue.List(found.Parameters)),
        Property("Reason", found.Reason),
        Property("ModifiedBy", found.ModifiedBy),
        Property("Server", found.Servers.Count == 0 ? null : new CmdletValue.List(found.Servers)),
        Property("MinVersion", found.MinVersion),
        Property("MaxVersion", found.MaxVersion));

    /// <summary>
    /// The report of a server's topology service. <c>Accepted</c> says that the server has read an override, not that its services act on it.
    /// </summary>
    public static XElement Diagnostics(EstateServer server, VariantConfiguration? configuration) => new(
        "Diagnostics",
        new XElement("ProcessInfo", new XElement("serverName", server.Name), new XElement("fastTrainExchangeVersion", server.Build)),
        new XElement("Components", configuration is null ? null : new XElement(
            "VariantConfiguration",
            new XElement(
                "Overrides",
                new XAttribute("Updated", configuration.Updated.UtcDateTime),
                configuration.Overrides.Where(o => o.Covers(server)).Select(o => new XElement(
                    "SettingOverride",
                    new XElement("Name", o.Name),
                    new XElement("Reason", o.Reason),
                    new XElement("ModifiedBy", o.ModifiedBy),
                    new XElement("ComponentName", o.Component),
                    new XElement("SectionName", o.Section),
                    new XElement("Status", "Accepted"),
                    new XElement("Parameters", o.Parameters.Select(p => new XElement("Parameter", p)))))))));

    private static CmdletValue? OrNull(string text) => text.Length == 0 ? null : (CmdletValue)text;
}
