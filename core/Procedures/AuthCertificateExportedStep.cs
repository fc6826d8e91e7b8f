using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// The public part of the auth certificate in use is read from the server's store: by exact thumbprint, in memory, nothing
/// left behind on a disk (domain 7, traps 6 to 8). It only reads, so there is nothing to apply.
/// </summary>
internal sealed class AuthCertificateExportedStep(OrganizationProfile organization, DocumentReference document) : ExchangeStep(organization)
{
    public const string StepId = "auth-certificate/exported";

    public override string Id => StepId;

    public override string Object => "auth certificate";

    public override DocumentReference Document => document;

    public override IReadOnlyList<string> Publishes => [FactNames.CurrentAuthCertificate];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        context.Facts.Retract(FactNames.CurrentAuthCertificate);
        var config = await GetAsync(context, Cmdlet("Get-AuthConfig"), cancellation);
        var thumbprint = config.Count == 0 ? null : config[0].Text("CurrentCertificateThumbprint");
        if (string.IsNullOrWhiteSpace(thumbprint))
        {
            return Blocked($"AuthConfig of {Organization.Name} names no current certificate. Create one (New-ExchangeCertificate, Set-AuthConfig) first.");
        }

        var shell = await context.ShellAsync(ShellKind.Windows, Target, cancellation);
        var read = await shell.InvokeAsync(OperationCall.Of(LocalOperations.ReadCertificate, Given("Thumbprint", thumbprint)), cancellation);
        if (read.Objects is not [var entry] || entry.Bytes("RawData") is not { } der)
        {
            return Blocked($"Auth certificate {thumbprint} is not in the store of {Target}. Import it there with its private key, then start again.");
        }

        return await JudgeAsync(context, thumbprint, entry, PublicCertificate.FromDer(der.Span), cancellation);
    }

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Reading a certificate changes nothing." });

    private async Task<Observation> JudgeAsync(
        StepContext context, string thumbprint, CmdletObject entry, PublicCertificate certificate, CancellationToken cancellation)
    {
        if (!string.Equals(certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase))
        {
            return Blocked($"{Target} returned certificate {certificate.Thumbprint} where AuthConfig names {thumbprint}. Nothing was exported.");
        }

        if (!entry.Truth("HasPrivateKey") || !entry.Truth("PrivateKeyReadable"))
        {
            return Blocked($"The private key of auth certificate {thumbprint} cannot be used on {Target}: Exchange cannot sign with it. " +
                "Import the certificate again with its private key.");
        }

        var now = context.Time.GetUtcNow();
        if (certificate.NotAfter <= now || certificate.NotBefore > now)
        {
            return Blocked($"Auth certificate {certificate} is not valid now. Replace it first; uploading it would help nobody.");
        }

        context.Facts.Publish(FactNames.CurrentAuthCertificate, certificate.Thumbprint);
        await context.Certificates.OfferAsync(certificate, cancellation);
        return new Observation(
            new Finding.InPlace { Sentence = $"public part of auth certificate {certificate} read from {Target}" },
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Thumbprint"] = certificate.Thumbprint,
                ["Sha256"] = certificate.Sha256,
                ["Subject"] = certificate.Subject,
                ["NotBefore"] = certificate.NotBefore.ToString("O", CultureInfo.InvariantCulture),
                ["NotAfter"] = certificate.NotAfter.ToString("O", CultureInfo.InvariantCulture),
            });
    }

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
