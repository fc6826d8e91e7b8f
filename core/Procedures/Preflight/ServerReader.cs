using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>
/// Reads one server: Windows on the server itself, the rest through the organization's shell. A server that does not answer is asked
/// no second question.
/// </summary>
internal sealed class ServerReader(OrganizationProfile organization, ExchangeServer server, StepContext context)
{
    /// <summary>Microsoft's task that rotates the auth certificate by itself (domain 11, row 12).</summary>
    public const string RivalTask = "Daily Auth Certificate Check";

    public async Task<ServerReading> ReadAsync(CancellationToken cancellation)
    {
        var reading = await ReadHostAsync(new ServerReading(server, context.Time.GetUtcNow()), cancellation);
        if (reading.Host is null)
        {
            return reading;
        }

        reading = await ReadStateAsync(reading, cancellation);
        var named = PreflightFacts.Of(context.Facts);
        var reader = new ServerCertificateReader(organization, context);
        var certificates = new List<CertificateReading>();
        if (named.Current is { } current)
        {
            certificates.Add(await reader.ReadAsync(server.Fqdn, current, cancellation, "current"));
        }

        if (named.Next is { } next)
        {
            certificates.Add(await reader.ReadAsync(server.Fqdn, next, cancellation, "next", named.NextEffective));
        }

        return reading with { CertificatesKnown = named.Current is not null, Certificates = certificates };
    }

    private async Task<ServerReading> ReadHostAsync(ServerReading reading, CancellationToken cancellation)
    {
        try
        {
            var shell = await context.ShellAsync(ShellKind.Windows, server.Fqdn, cancellation);
            var asked = context.Time.GetUtcNow();
            var host = await shell.InvokeAsync(
                OperationCall.Of(LocalOperations.ReadHost, new KeyValuePair<string, CmdletValue?>("ScheduledTask", RivalTask)), cancellation);
            return reading with { Host = HostReading.Of(host.Only(LocalOperations.ReadHost, server.Fqdn), asked, context.Time.GetUtcNow()) };
        }
        catch (CmdletException failed)
        {
            return reading with { Silence = failed.Error.Text };
        }
    }

    private async Task<ServerReading> ReadStateAsync(ServerReading reading, CancellationToken cancellation)
    {
        try
        {
            var states = await OnShellAsync("Get-ServerComponentState", [new("Identity", server.Fqdn), new("Component", "ServerWideOffline")], cancellation);
            return states is [var state, ..]
                ? reading with { InMaintenance = !string.Equals(state.Text("State"), "Active", StringComparison.Ordinal) }
                : reading with { StateTrouble = "Get-ServerComponentState showed no component ServerWideOffline." };
        }
        catch (CmdletException failed)
        {
            return reading with { StateTrouble = failed.Error.Text };
        }
    }

    private async Task<IReadOnlyList<CmdletObject>> OnShellAsync(
        string cmdlet, KeyValuePair<string, CmdletValue?>[] parameters, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, organization.Topology.ShellServer().Fqdn, cancellation);
        var call = OperationCall.Of(cmdlet, [.. parameters, new("DomainController", organization.DomainController)]);
        return (await shell.InvokeAsync(call, cancellation)).Objects;
    }
}
