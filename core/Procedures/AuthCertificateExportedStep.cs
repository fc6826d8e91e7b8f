using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// The public parts of the auth certificate in use and of the one staged as next are read from the server's store: by exact thumbprint,
/// in memory, nothing left behind on a disk (domain 7, traps 6 to 9). It only reads, so there is nothing to apply.
/// </summary>
internal sealed class AuthCertificateExportedStep(OrganizationProfile organization, DocumentReference document) : ExchangeStep(organization)
{
    public const string StepId = "auth-certificate/exported";

    public override string Id => StepId;

    public override string Object => "auth certificate";

    public override DocumentReference Document => document;

    public override IReadOnlyList<string> Publishes => AuthCertificateSlot.Facts;

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        foreach (var slot in AuthCertificateSlot.All)
        {
            context.Facts.Retract(slot.Fact);
        }

        var found = await GetAsync(context, Cmdlet("Get-AuthConfig"), cancellation);
        if (found is not [var config] || Thumbprint(config, AuthCertificateSlot.Current) is not { } current)
        {
            return Blocked($"AuthConfig of {Organization.Name} names no current certificate. Create one (New-ExchangeCertificate, Set-AuthConfig) first.");
        }

        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var sentence = "";
        foreach (var slot in AuthCertificateSlot.All)
        {
            // Once published, the next certificate is the current one.
            var thumbprint = Thumbprint(config, slot);
            if (thumbprint is null || (slot == AuthCertificateSlot.Next && string.Equals(thumbprint, current, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var reading = await ReadAsync(context, slot, thumbprint, NeededFrom(context, config, slot), cancellation);
            if (reading is AuthCertificateReading.Flawed flawed)
            {
                return Blocked(flawed.Sentence);
            }

            var certificate = ((AuthCertificateReading.Good)reading).Certificate;
            context.Facts.Publish(slot.Fact, certificate.Thumbprint);
            await context.Certificates.OfferAsync(certificate, cancellation);
            Record(before, slot, certificate);
            sentence += $"{(sentence.Length == 0 ? "public part of " : " and of ")}{slot.Words} {certificate}";
        }

        return new Observation(new Finding.InPlace { Sentence = $"{sentence} read from {Target}" }, before);
    }

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Reading a certificate changes nothing." });

    private async Task<AuthCertificateReading> ReadAsync(
        StepContext context, AuthCertificateSlot slot, string thumbprint, DateTimeOffset neededFrom, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.Windows, Target, cancellation);
        var read = await shell.InvokeAsync(OperationCall.Of(LocalOperations.ReadCertificate, Given("Thumbprint", thumbprint)), cancellation);
        if (read.Objects is not [var entry] || entry.Bytes("RawData") is not { } der)
        {
            return Flawed($"{Capital(slot.Words)} {thumbprint} is not in the store of {Target}. Import it there with its private key, then start again.");
        }

        var certificate = PublicCertificate.FromDer(der.Span);
        if (!string.Equals(certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase))
        {
            return Flawed($"{Target} returned certificate {certificate.Thumbprint} where AuthConfig names {thumbprint}. Nothing was exported.");
        }

        if (!entry.Truth("HasPrivateKey") || !entry.Truth("PrivateKeyReadable"))
        {
            return Flawed($"The private key of {slot.Words} {thumbprint} cannot be used on {Target}: Exchange cannot sign with it. " +
                "Import the certificate again with its private key.");
        }

        return certificate.NotAfter <= neededFrom || certificate.NotBefore > neededFrom
            ? Flawed(slot == AuthCertificateSlot.Current
                ? $"Auth certificate {certificate} is not valid now. Replace it first; uploading it would help nobody."
                : $"Next auth certificate {certificate} is not valid when it takes over ({Utc(neededFrom)}). Stage another one first " +
                  "(Set-AuthConfig -NewCertificateThumbprint); Exchange would sign with this one, and nobody would believe it.")
            : new AuthCertificateReading.Good(certificate);
    }

    /// <summary>From when on a certificate must be valid: now, or when it is to take over.</summary>
    private static DateTimeOffset NeededFrom(StepContext context, CmdletObject config, AuthCertificateSlot slot)
    {
        var now = context.Time.GetUtcNow();
        return slot == AuthCertificateSlot.Next && config.Instant("NextCertificateEffectiveDate") is { } effective && effective > now ? effective : now;
    }

    private static string? Thumbprint(CmdletObject config, AuthCertificateSlot slot) =>
        config.Text(slot.Property) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static void Record(Dictionary<string, string> before, AuthCertificateSlot slot, PublicCertificate certificate)
    {
        before[slot.Prefix + "Thumbprint"] = certificate.Thumbprint;
        before[slot.Prefix + "Sha256"] = certificate.Sha256;
        before[slot.Prefix + "Subject"] = certificate.Subject;
        before[slot.Prefix + "NotBefore"] = certificate.NotBefore.ToString("O", CultureInfo.InvariantCulture);
        before[slot.Prefix + "NotAfter"] = certificate.NotAfter.ToString("O", CultureInfo.InvariantCulture);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static AuthCertificateReading.Flawed Flawed(string sentence) => new(sentence);

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
