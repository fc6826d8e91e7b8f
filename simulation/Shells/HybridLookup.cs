using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells;

/// <summary>Finds the organization relationship or the setting override that a call names.</summary>
internal static class HybridLookup
{
    public const string OverrideContainer = "Setting Overrides,CN=Global Settings";

    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is none.</exception>
    public static OrganizationRelationship Relationship(this ShellCall call)
    {
        var identity = call.Required("Identity");
        return call.Datacentre.OrganizationRelationships.Find(r => Identities.Matches(
                identity, r.Guid, r.Name, call.Datacentre.ConfigurationName("Federation", r.Name)))
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
    }

    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is none.</exception>
    public static SettingOverride SettingOverride(this ShellCall call)
    {
        var identity = call.Required("Identity");
        return call.Datacentre.SettingOverrides.Find(o => Identities.Matches(
                identity, o.Guid, o.Name, call.Datacentre.ConfigurationName(OverrideContainer, o.Name)))
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
    }

    /// <summary>Before an override changes: what each server acts on now is what it goes on with until it reads again.</summary>
    public static void BeginOverrideChange(this ShellCall call)
    {
        var datacentre = call.Datacentre;
        foreach (var server in datacentre.Servers.ToList())
        {
            // A copy: the list of the directory is about to change.
            var seen = datacentre.ConfigurationOf(server, call.Now);
            datacentre.Servers.Replace(server, server with { VariantConfiguration = seen with { Overrides = [.. seen.Overrides] } });
        }

        datacentre.OverridesChangedAt = call.Now;
    }
}
