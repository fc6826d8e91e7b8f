using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Windows;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>Reads the <c>windows</c> part of an estate file: servers that differ from a healthy one, by name. It may be left out.</summary>
internal sealed class WindowsSection(OrganizationProfile profile)
{
    private const int Day = 86_400;

    public IReadOnlyList<StartingMachine> Read(JsonCursor at) => [.. at.Entries().Select(entry => Machine(entry.Key, entry.Value))];

    private StartingMachine Machine(string fqdn, JsonCursor at)
    {
        if (!profile.Topology.Servers.Select(s => s.Fqdn).Concat(profile.Topology.SkypePool?.FrontEnds ?? []).Contains(fqdn, StringComparer.OrdinalIgnoreCase))
        {
            at.Fail("The profile has no such server. Add it to topology.servers or topology.skypePool.frontEnds of the profile, or remove it here.");
        }

        at.Only(
            "clockOffsetSeconds", "utcOffsetMinutes", "tls12Client", "dotNetSystemTls", "winHttpProxy", "exSetupVersion", "scheduledTasks",
            "inactiveComponents", "stoppedServices");
        return new StartingMachine(
            fqdn,
            at.Number("clockOffsetSeconds", -Day, Day, otherwise: 0),
            at.Number("utcOffsetMinutes", -720, 840, otherwise: 0),
            at.Truth("tls12Client", otherwise: true),
            at.Truth("dotNetSystemTls", otherwise: true),
            at.OptionalText("winHttpProxy"),
            at.OptionalText("exSetupVersion"),
            [.. at.Member("scheduledTasks").Items().Select(Task)],
            [.. at.Member("inactiveComponents").Items().Select(Component)])
        {
            StoppedServices = at.Texts("stoppedServices"),
        };
    }

    private static ScheduledTask Task(JsonCursor at)
    {
        at.Only("name", "enabled");
        return new(at.Text("name"), at.Truth("enabled", otherwise: true));
    }

    private static string Component(JsonCursor at)
    {
        var name = at.Text();
        if (!ServerComponents.All.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            at.Fail($"There is no component '{name}'. Known: {string.Join(", ", ServerComponents.All)}.");
        }

        return name;
    }
}
