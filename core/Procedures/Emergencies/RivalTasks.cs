using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>
/// Where Microsoft's task is enabled that replaces the auth certificate too (domain 11, row 12). On the day on which OWA is down it is told and stops
/// nothing: whoever approves disables it, or knows why not.
/// </summary>
internal sealed class RivalTasks(OrganizationProfile organization, StepContext context)
{
    /// <summary>What a plan adds to its sentence; empty where the task is enabled nowhere. A server that does not answer is another step's business.</summary>
    public async Task<string> WarningAsync(CancellationToken cancellation)
    {
        var servers = new List<string>();
        foreach (var server in organization.Topology.TokenServers())
        {
            if (await IsEnabledOnAsync(server.Fqdn, cancellation))
            {
                servers.Add(server.Fqdn);
            }
        }

        return servers.Count == 0 ? "" :
            $". WARNING: Microsoft's scheduled task '{ServerReader.RivalTask}' is enabled on {string.Join(", ", servers)} and may publish another certificate by itself; disable it there first (Disable-ScheduledTask)";
    }

    private async Task<bool> IsEnabledOnAsync(string server, CancellationToken cancellation)
    {
        try
        {
            var shell = await context.ShellAsync(ShellKind.Windows, server, cancellation);
            var asked = context.Time.GetUtcNow();
            var host = await shell.InvokeAsync(
                OperationCall.Of(LocalOperations.ReadHost, new KeyValuePair<string, CmdletValue?>("ScheduledTask", ServerReader.RivalTask)), cancellation);
            return HostReading.Of(host.Only(LocalOperations.ReadHost, server), asked, context.Time.GetUtcNow()).HasRival;
        }
        catch (Exception silent) when (silent is CmdletException or FormatException)
        {
            return false;
        }
    }
}
