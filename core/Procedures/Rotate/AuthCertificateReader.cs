using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>Reads AuthConfig, and the auth certificates in the store of every server that is no Edge.</summary>
internal sealed class AuthCertificateReader(OrganizationProfile organization, StepContext context)
{
    /// <summary>Everything there is; null when there is no AuthConfig.</summary>
    public async Task<AuthCertificateSight?> ReadAsync(CancellationToken cancellation)
    {
        if (await ConfigAsync(cancellation) is not { } config)
        {
            return null;
        }

        var held = new List<HeldCertificate>();
        var unread = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var server in organization.Topology.TokenServers())
        {
            try
            {
                held.AddRange(await HeldByAsync(server.Fqdn, config, cancellation));
            }
            catch (CmdletException failure)
            {
                unread[server.Fqdn] = failure.Message;
            }
        }

        return new AuthCertificateSight(config, held, unread);
    }

    /// <summary>AuthConfig at the organization's domain controller.</summary>
    public async Task<AuthConfigView?> ConfigAsync(CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, organization.Topology.ShellServer().Fqdn, cancellation);
        var found = await shell.InvokeAsync(OperationCall.Of("Get-AuthConfig", Given("DomainController", organization.DomainController)), cancellation);
        return found.Objects is [var config, ..] ? AuthConfigView.Of(config) : null;
    }

    private async Task<IEnumerable<HeldCertificate>> HeldByAsync(string server, AuthConfigView config, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, organization.Topology.ShellServer().Fqdn, cancellation);
        var entries = await shell.InvokeAsync(
            OperationCall.Of("Get-ExchangeCertificate", Given("Server", server), Given("DomainController", organization.DomainController)), cancellation);
        var held = new List<HeldCertificate>();
        foreach (var entry in entries.Objects)
        {
            if (entry.Bytes("RawData") is { } der
                && PublicCertificate.FromDer(der.Span) is var certificate
                && IsAuthCertificate(certificate, config))
            {
                held.Add(new HeldCertificate(server, certificate, await KeyIsUsableAsync(server, certificate.Thumbprint, cancellation)));
            }
        }

        return held;
    }

    /// <summary>AuthConfig's word makes an auth certificate, whatever its subject; what it does not name can be told by the usual subject alone.</summary>
    private static bool IsAuthCertificate(PublicCertificate certificate, AuthConfigView config) => config.Names(certificate.Thumbprint)
        || string.Equals(certificate.Subject, AuthCertificateRules.UsualSubject, StringComparison.OrdinalIgnoreCase);

    private async Task<bool> KeyIsUsableAsync(string server, string thumbprint, CancellationToken cancellation)
    {
        var windows = await context.ShellAsync(ShellKind.Windows, server, cancellation);
        var read = await windows.InvokeAsync(OperationCall.Of(LocalOperations.ReadCertificate, Given("Thumbprint", thumbprint)), cancellation);
        return read.Objects is [var entry] && entry.Truth("HasPrivateKey") && entry.Truth("PrivateKeyReadable");
    }

    private static KeyValuePair<string, CmdletValue?> Given(string name, CmdletValue? value) => new(name, value);
}
