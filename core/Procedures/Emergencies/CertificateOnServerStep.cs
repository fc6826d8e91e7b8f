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

        var missing = new List<string>();
        foreach (var thumbprint in new[] { config.Current, config.Next }.Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var reading = await new ServerCertificateReader(Organization, context).ReadAsync(server.Fqdn, thumbprint, cancellation);
            switch (reading.Holding)
            {
                case CertificateHolding.Missing:
                    missing.Add(thumbprint);
                    break;
                case CertificateHolding.KeyUnreadable:
                    return Blocked($"{server.Fqdn} holds {thumbprint}, but cannot use its private key. Remove it there (Remove-ExchangeCertificate), then start again: it is copied once more.");
                case CertificateHolding.Unknown when !server.Optional:
                    return Blocked($"{server.Fqdn} did not say whether it holds {thumbprint}: {reading.Trouble} Bring it back, or mark it optional in topology.servers.");
            }
        }

        if (missing.Count == 0)
        {
            return new Observation(new Finding.InPlace { Sentence = $"{server.Fqdn} holds the auth certificates that AuthConfig names, or is optional and silent" });
        }

        var sight = await new AuthCertificateReader(Organization, context).ReadAsync(cancellation);
        return missing.Find(t => sight?.Find(t) is not { KeyUsable: true }) is { } lost
            ? Blocked($"No server that could be read holds {lost} with a key that it can use, so it cannot be copied to {server.Fqdn}. If it is lost, send the ticket with the procedure '{ProcedureIds.EmergencyPublish}'.")
            : new Observation(new Finding.Missing
            {
                Sentence = $"would copy {string.Join(" and ", missing)} to {server.Fqdn}, with the private key, from server to server; nothing else is changed",
                Settings = [.. missing.Select(t => new Setting($"Thumbprint {t}", "imported", null))],
            });
    }

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
