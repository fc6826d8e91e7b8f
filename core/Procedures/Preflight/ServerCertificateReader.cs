using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>Looks whether a server holds a certificate with a private key that it can use; "it did not say" is an answer of its own.</summary>
internal sealed class ServerCertificateReader(OrganizationProfile organization, StepContext context)
{
    /// <summary>How Exchange says that a store lacks a certificate; any other reason means that the server is not known (domain 2(e), e1).</summary>
    private const string MissingReason = "InvalidOperationException";

    /// <summary>Looks for one certificate by exact thumbprint: a part of one would match another certificate (domain 7, traps 6 and 7).</summary>
    public async Task<CertificateReading> ReadAsync(string server, string thumbprint, CancellationToken cancellation, string use = "next", DateTimeOffset? effective = null)
    {
        var reading = new CertificateReading(thumbprint, use, effective, CertificateHolding.Unknown);
        try
        {
            // Exchange must know it.
            var shell = await context.ShellAsync(ShellKind.ExchangeServer, organization.Topology.ShellServer().Fqdn, cancellation);
            var known = await shell.InvokeAsync(
                OperationCall.Of("Get-ExchangeCertificate", [new("Server", server), new("Thumbprint", thumbprint), new("DomainController", organization.DomainController)]), cancellation);
            if (known.Objects is not [var shown] || shown.Bytes("RawData") is not { } der || PublicCertificate.FromDer(der.Span) is not { } certificate
                || !string.Equals(certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase))
            {
                return reading with { Trouble = "Get-ExchangeCertificate returned another certificate." };
            }

            reading = reading with { Certificate = certificate };
        }
        catch (CmdletException failed) when (string.Equals(failed.Error.Reason, MissingReason, StringComparison.Ordinal))
        {
            return reading with { Holding = CertificateHolding.Missing };
        }
        catch (CmdletException failed)
        {
            return reading with { Trouble = failed.Error.Text };
        }

        return await ReadKeyAsync(server, reading, cancellation);
    }

    private async Task<CertificateReading> ReadKeyAsync(string server, CertificateReading reading, CancellationToken cancellation)
    {
        try
        {
            var shell = await context.ShellAsync(ShellKind.Windows, server, cancellation);
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
}
