using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>New-SettingOverride</c>: a section that the shell's build does not know is refused; a second one for a section is not.</summary>
internal sealed class NewSettingOverride() : ExchangeOperation("New-SettingOverride", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Name");
        var section = call.Required("Section");
        var component = call.Required("Component");
        if (!Knows(call.Server, section))
        {
            throw call.Fail(call.Errors.UnknownSection(component, section));
        }

        var existing = call.Datacentre.SettingOverrides;
        if (existing.Exists(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw call.Fail(call.Errors.AlreadyExists(
                call.Datacentre.ConfigurationName(HybridLookup.OverrideContainer, name), call.DomainController));
        }

        call.BeginOverrideChange();
        var made = new SettingOverride
        {
            Guid = Guid.NewGuid(),
            Name = name,
            Component = component,
            Section = section,
            Parameters = call.List("Parameters"),
            Reason = call.Required("Reason"),
            ModifiedBy = $"{call.Datacentre.Domain}/Users/Administrator",
        };
        existing.Add(made);
        return ShellCall.Objects([HybridObjects.SettingOverride(made)]);
    }

    private static bool Knows(EstateServer server, string section) => section switch
    {
        SettingOverride.DedicatedApplication => HybridFeatureBuilds.KnowDedicatedApplication(server.Build),
        SettingOverride.GraphRouting => HybridFeatureBuilds.KnowGraphRouting(server.Build),
        _ => false,
    };
}
