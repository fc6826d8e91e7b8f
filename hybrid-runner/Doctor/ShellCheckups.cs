using HybridTrust.Cmdlets;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Doctor;

/// <summary>Which shells are opened: those on the servers named, and those that the config alone makes possible.</summary>
internal static class ShellCheckups
{
    public static IEnumerable<ICheckup> Of(RunnerConfig config, ICmdletShells shells, DoctorTargets targets, TimeProvider time)
    {
        var simulated = config.SimulatedEstate is not null;
        foreach (var server in targets.Exchange)
        {
            yield return new ExchangeCheckup(shells, server, config.PolicyFile, simulated ? null : AccountCheckup.Current);
        }

        foreach (var server in targets.Skype)
        {
            yield return new SkypeCheckup(shells, server);
        }

        foreach (var server in targets.Exchange.Concat(targets.Skype).Append(simulated ? null : "localhost").OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return new WindowsCheckup(shells, server, time);
        }

        if (config.PowerShell.Cloud is { } cloud)
        {
            yield return new CloudCheckup(shells, cloud.Organization);
        }

        if (targets.Exchange.Count + targets.Skype.Count == 0)
        {
            yield return new NoTargetsCheckup();
        }
    }
}
