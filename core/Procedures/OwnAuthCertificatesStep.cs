using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// Every auth certificate that this organization has or had: those that AuthConfig names, and those with its subject in the store of any
/// server that is no Edge. Keys in the cloud are attributed by it, so an incomplete list would only leave more of them alone. It only reads.
/// </summary>
internal sealed class OwnAuthCertificatesStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    public const string StepId = "auth-certificate/own";

    private static readonly string[] Named = ["CurrentCertificateThumbprint", "NextCertificateThumbprint", "PreviousCertificateThumbprint"];

    public override string Id => StepId;

    public override string Object => "auth certificates of the organization";

    public override DocumentReference Document => new("Practice", "every key in the cloud has an owner");

    public override IReadOnlyList<string> Publishes => [FactNames.OwnAuthCertificates];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        context.Facts.Retract(FactNames.OwnAuthCertificates);
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var config in await GetAsync(context, Cmdlet("Get-AuthConfig"), cancellation))
        {
            foreach (var property in Named.Where(property => !string.IsNullOrWhiteSpace(config.Text(property))))
            {
                before[property] = config.Text(property)!;
            }
        }

        var own = before.Values.ToList();
        var unread = new List<string>();
        foreach (var server in Organization.Topology.Servers.Where(server => server.Role is not ExchangeRole.Edge))
        {
            try
            {
                var held = await HeldByAsync(context, server.Fqdn, cancellation);
                before[server.Fqdn] = string.Join(' ', held);
                own.AddRange(held);
            }
            catch (CmdletException failure) when (server.Optional)
            {
                unread.Add($"{server.Fqdn} ({failure.Message})");
            }
            catch (CmdletException failure)
            {
                return new Observation(new Finding.Blocked
                {
                    Sentence = $"The certificates of {server.Fqdn} could not be read: {failure.Message} A key in the cloud may be one of them: " +
                        "bring the server back, or mark it optional in topology.servers, then start again.",
                });
            }
        }

        OwnAuthCertificates.Publish(context.Facts, own);
        var count = own.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var rest = unread.Count == 0 ? "" : $"; not read, because optional: {string.Join(", ", unread)}";
        return new Observation(
            new Finding.InPlace { Sentence = $"{count} auth {(count == 1 ? "certificate belongs" : "certificates belong")} to {Organization.Name}{rest}" }, before);
    }

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Reading certificates changes nothing." });

    private async Task<IReadOnlyList<string>> HeldByAsync(StepContext context, string server, CancellationToken cancellation)
    {
        var entries = await InvokeAsync(context, Cmdlet("Get-ExchangeCertificate", Given("Server", server)), cancellation);
        return
        [
            .. entries.Select(entry => entry.Bytes("RawData")).OfType<ReadOnlyMemory<byte>>()
                .Select(der => PublicCertificate.FromDer(der.Span))
                .Where(certificate => string.Equals(certificate.Subject, AuthCertificateRules.UsualSubject, StringComparison.OrdinalIgnoreCase))
                .Select(certificate => certificate.Thumbprint),
        ];
    }
}
