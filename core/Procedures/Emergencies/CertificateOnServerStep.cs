using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>
/// A server holds the certificates that AuthConfig names, with private keys that it can use. They are copied from a server that has them; AuthConfig
/// stays as it is ("import only", domain 2(e) thresholds).
/// </summary>
internal sealed class CertificateOnServerStep(OrganizationProfile organization, ExchangeServer server) : WindowsStep(organization, server.Fqdn)
{
    public override string Id { get; } = $"{ProcedureIds.EmergencyImport}/on-{server.Fqdn}";

    public override string Object { get; } = $"auth certificates on {server.Fqdn}";

    public override DocumentReference Document => EmergencyDocument.Part("import it where it is missing");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (await new AuthCertificateReader(Organization, context).ConfigAsync(cancellation) is not { } config)
        {
            return Blocked($"{Organization.DomainController} shows no AuthConfig.");
        }

        // Without the current one OWA, ECP and the shell fail today: it decides whether there is anything to do here.
        var reader = new ServerCertificateReader(Organization, context);
        var current = await reader.ReadAsync(server.Fqdn, config.Current, cancellation, "current");
        var missing = new List<string>();
        AuthCertificateSight? sight = null;
        switch (current.Holding)
        {
            case CertificateHolding.KeyUnreadable:
                return Blocked($"{server.Fqdn} holds {config.Current}, but cannot use its private key. Remove it there (Remove-ExchangeCertificate), then start again: it is copied once more.");
            case CertificateHolding.Unknown when server.Optional:
                return new Observation(new Finding.InPlace { Sentence = $"{server.Fqdn} is optional and did not say what it holds; it must be given the certificate before it serves again" });
            case CertificateHolding.Unknown:
                return Blocked($"{server.Fqdn} did not say whether it holds {config.Current}: {current.Trouble} Bring it back, or mark it optional in topology.servers.");
            case CertificateHolding.Missing:
                sight = await new AuthCertificateReader(Organization, context).ReadAsync(cancellation);
                if (sight?.Find(config.Current) is not { KeyUsable: true } holder)
                {
                    return Blocked($"No server that could be read holds {config.Current} with a key that it can use, so it cannot be copied to {server.Fqdn}. " +
                        $"If it is lost, send the ticket with the procedure '{ProcedureIds.EmergencyPublish}'.");
                }

                current = current with { Certificate = holder.Certificate };
                missing.Add(config.Current);
                break;
        }

        if (current.Certificate is { } certificate && certificate.NotAfter <= context.Time.GetUtcNow())
        {
            return Blocked($"Auth certificate {certificate} has ended, so a copy of it helps nobody. Send the ticket with the procedure '{ProcedureIds.EmergencyPublish}'.");
        }

        // The next one is not needed today, so what is wrong with it is said and stops nothing.
        var remark = "";
        if (config.Next.Length > 0 && !string.Equals(config.Next, config.Current, StringComparison.OrdinalIgnoreCase))
        {
            var next = await reader.ReadAsync(server.Fqdn, config.Next, cancellation);
            sight ??= next.Holding is CertificateHolding.Missing ? await new AuthCertificateReader(Organization, context).ReadAsync(cancellation) : null;
            if (next.Holding is CertificateHolding.Missing && sight?.Find(config.Next) is { KeyUsable: true })
            {
                missing.Add(config.Next);
            }
            else
            {
                remark = RemarkOn(next);
            }
        }

        return new Observation(missing.Count == 0
            ? new Finding.InPlace { Sentence = $"{server.Fqdn} holds {config.Current} with a private key that it can use{remark}" }
            : new Finding.Missing
            {
                Sentence = $"would copy {string.Join(" and ", missing)} to {server.Fqdn}, with the private key, from server to server; nothing else is changed{remark}",
                Settings = [.. missing.Select(t => new Setting($"Thumbprint {t}", "imported", null))],
            });
    }

    private string RemarkOn(CertificateReading next) => next.Holding switch
    {
        CertificateHolding.Usable => "",
        CertificateHolding.Missing => $". Warning: no server that could be read holds {next.Thumbprint}, which AuthConfig names as next, with a key that it can use. " +
            "Name another next one before its date comes (Set-AuthConfig -NewCertificateThumbprint; docs/runbook-emergency.md)",
        CertificateHolding.KeyUnreadable => $". Warning: it cannot use the private key of {next.Thumbprint}, which AuthConfig names as next: remove that one there " +
            "(Remove-ExchangeCertificate), then start again",
        _ => $". Warning: it did not say whether it holds {next.Thumbprint}, which AuthConfig names as next: {next.Trouble}",
    };

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var sight = await new AuthCertificateReader(Organization, context).ReadAsync(cancellation);
        foreach (var thumbprint in before.Finding.Changes.Select(c => c.Property.Split(' ')[^1]))
        {
            var holder = sight?.Find(thumbprint) is { KeyUsable: true } held ? held.Server : throw new StepRefusedException($"No server holds {thumbprint} with a usable key any more.");
            var shell = await context.ShellAsync(ShellKind.Windows, holder, cancellation);
            await shell.InvokeAsync(
                OperationCall.Of(LocalOperations.CopyAuthCertificate, Given("Thumbprint", thumbprint), Given("Destination", server.Fqdn)), cancellation);
        }
    }

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(before.Finding.CallsForChange
            ? new UndoOutcome.Blocked { Sentence = $"A certificate that AuthConfig names is not taken from {server.Fqdn}: OWA, ECP and the shell need it." }
            : new UndoOutcome.NothingToUndo { Sentence = "Nothing was imported." });

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
