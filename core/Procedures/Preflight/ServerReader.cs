using HybridTrust.Certificates;
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

    /// <summary>How Exchange says that a store lacks a certificate; any other reason means that the server is not known (domain 2(e), e1).</summary>
    private const string MissingReason = "InvalidOperationException";

    public async Task<ServerReading> ReadAsync(CancellationToken cancellation)
    {
        var reading = await ReadHostAsync(new ServerReading(server, context.Time.GetUtcNow()), cancellation);
        if (reading.Host is null)
        {
            return reading;
        }

        reading = await ReadStateAsync(reading, cancellation);
        var named = PreflightFacts.Of(context.Facts);
        var certificates = new List<CertificateReading>();
        if (named.Current is { } current)
        {
            certificates.Add(await ReadCertificateAsync(current, "current", effective: null, cancellation));
        }

        if (named.Next is { } next)
        {
            certificates.Add(await ReadCertificateAsync(next, "next", named.NextEffective, cancellation));
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

    private async Task<CertificateReading> ReadCertificateAsync(string thumbprint, string use, DateTimeOffset? effective, CancellationToken cancellation)
    {
        var reading = new CertificateReading(thumbprint, use, effective, CertificateHolding.Unknown);
        try
        {
            // Exchange must know it, by exact thumbprint: a part of one would match another certificate (domain 7, traps 6 and 7).
            var known = await OnShellAsync("Get-ExchangeCertificate", [new("Server", server.Fqdn), new("Thumbprint", thumbprint)], cancellation);
            if (known is not [var certificate] || !Is(certificate, thumbprint))
            {
                return reading with { Trouble = "Get-ExchangeCertificate returned another certificate." };
            }
        }
        catch (CmdletException failed) when (string.Equals(failed.Error.Reason, MissingReason, StringComparison.Ordinal))
        {
            return reading with { Holding = CertificateHolding.Missing };
        }
        catch (CmdletException failed)
        {
            return reading with { Trouble = failed.Error.Text };
        }

        return await ReadKeyAsync(reading, cancellation);
    }

    private async Task<CertificateReading> ReadKeyAsync(CertificateReading reading, CancellationToken cancellation)
    {
        try
        {
            var shell = await context.ShellAsync(ShellKind.Windows, server.Fqdn, cancellation);
            var stored = await shell.InvokeAsync(
                OperationCall.Of(LocalOperations.ReadCertificate, new KeyValuePair<string, CmdletValue?>("Thumbprint", reading.Thumbprint)), cancellation);
            return reading with
            {
                Holding = stored.Objects switch
                {
                    [] => CertificateHolding.Missing,
                    [var entry] when entry.Truth("HasPrivateKey") && entry.Truth("PrivateKeyReadable") => CertificateHolding.Usable,
                    _ => CertificateHolding.KeyUnreadable,
                },
            };
        }
        catch (CmdletException failed)
        {
            return reading with { Trouble = failed.Error.Text };
        }
    }

    private async Task<IReadOnlyList<CmdletObject>> OnShellAsync(
        string cmdlet, KeyValuePair<string, CmdletValue?>[] parameters, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, organization.Topology.ShellServer().Fqdn, cancellation);
        var call = OperationCall.Of(cmdlet, [.. parameters, new("DomainController", organization.DomainController)]);
        return (await shell.InvokeAsync(call, cancellation)).Objects;
    }

    private static bool Is(CmdletObject certificate, string thumbprint) => certificate.Bytes("RawData") is { } der
        && string.Equals(PublicCertificate.FromDer(der.Span).Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase);
}
