using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>What servers know of setting overrides, and telling them to read again. Each server reads for itself (domain 2(f), f6).</summary>
internal sealed class OverrideReading(OrganizationProfile organization)
{
    private readonly string _shell = organization.Topology.ShellServer().Fqdn;

    /// <summary>The servers that read overrides: all but Edge.</summary>
    public IReadOnlyList<ExchangeServer> Servers { get; } = [.. organization.Topology.Servers.Where(s => s.Role is not ExchangeRole.Edge)];

    /// <summary>What a server acts on; null when it does not answer.</summary>
    /// <exception cref="CmdletException">It answers with another error.</exception>
    /// <exception cref="FormatException">It answers something else than a report.</exception>
    public async Task<EffectiveOverrides?> ReadAsync(StepContext context, ExchangeServer server, CancellationToken cancellation)
    {
        if (await AskAsync(context, server, "Overrides", cancellation) is not { } answer)
        {
            return null;
        }

        var xml = answer is [var report] ? report.Text("Result") : null;
        try
        {
            return EffectiveOverrides.Read(xml ?? "");
        }
        catch (FormatException odd)
        {
            throw new FormatException($"What {server.Fqdn} reports of its setting overrides is not understood. {odd.Message}", odd);
        }
    }

    /// <summary>Tells a server to read its overrides now; false when it does not answer.</summary>
    public async Task<bool> RefreshAsync(StepContext context, ExchangeServer server, CancellationToken cancellation) =>
        await AskAsync(context, server, "Refresh", cancellation) is not null;

    /// <summary>Tells every server to read its overrides now, and returns those that could not be told.</summary>
    public async Task<IReadOnlyList<string>> RefreshAsync(StepContext context, CancellationToken cancellation)
    {
        var untold = new List<string>();
        foreach (var server in Servers)
        {
            if (!await RefreshAsync(context, server, cancellation))
            {
                untold.Add(server.Fqdn);
            }
        }

        return untold;
    }

    private async Task<IReadOnlyList<CmdletObject>?> AskAsync(
        StepContext context, ExchangeServer server, string argument, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, _shell, cancellation);
        try
        {
            return (await shell.InvokeAsync(OperationCall.Of("Get-ExchangeDiagnosticInfo",
                new("Server", server.Fqdn),
                new("Process", "Microsoft.Exchange.Directory.TopologyService"),
                new("Component", "VariantConfiguration"),
                new("Argument", argument)), cancellation)).Objects;
        }
        catch (CmdletException silent) when (silent.Error.Kind is CmdletErrorKind.Unreachable)
        {
            return null;
        }
    }
}
