using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// The keys on a cloud principal equal the auth certificate in use and the next while one is staged, by bytes and dates (step 6 of the seeds).
/// </summary>
internal sealed class CertificateRegisteredProof(OrganizationProfile organization, Guid application, string applicationName) : IProof
{
    public string Id => $"registered/{application}";

    public Site Site => Site.Entra;

    public string Target { get; } = $"tenant {organization.Tenant.Id}";

    public string Name => "registered";

    public string Shows => $"The auth certificate that AuthConfig names is a key of {applicationName} in the tenant, with the certificate's own bytes and dates.";

    public string DoesNotShow => "That Microsoft's service uses the key, or that Exchange accepts its calls.";

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation)
    {
        // A certificate that a rotation has only prepared is not in anybody's way yet, and may not be in the vault.
        if (RotationFacts.IsUnnamed(context.Facts))
        {
            return await LookAsync([AuthCertificateSlot.Current], context, cancellation);
        }

        // Who only lacks the next one accepts every token of today.
        var seen = await LookAsync(AuthCertificateSlot.All, context, cancellation);
        return seen.Verdict is ProofVerdict.Failed && await LookAsync([AuthCertificateSlot.Current], context, cancellation) is { Verdict: ProofVerdict.Passed }
            ? seen with { OfNext = true }
            : seen;
    }

    private async Task<ProbeResult> LookAsync(IReadOnlyList<AuthCertificateSlot> slots, ProofContext context, CancellationToken cancellation)
    {
        var vaulted = await VaultedCertificates.ReadAsync(slots, context.Organization, context.Facts, context.RequiredVault(), cancellation);
        if (vaulted.Problem is { } problem)
        {
            return new ProbeResult(ProofVerdict.Failed, problem) { NotMade = vaulted.IsUncompared };
        }

        var named = vaulted.Certificates;

        // What the steps of the same run saw a moment ago need not be read again.
        var now = context.Time.GetUtcNow();
        var seen = named
            .Select(c => RegisteredKey.Find(context.Facts, application, c.Certificate.Thumbprint, now)).OfType<RegisteredKey>().ToList();
        if (seen.Count == named.Count)
        {
            return Passed(seen.Zip(named, (key, wanted) => Sentence(key.KeyId, wanted.Certificate, key.Level)));
        }

        var principal = await context.RequiredDirectory().FindServicePrincipalAsync(application, cancellation);
        if (principal is null)
        {
            return NotRegistered($"Tenant {context.Organization.Tenant.Id} has no service principal for {applicationName} ({application}).");
        }

        var keys = new CertificatesAmongKeys(applicationName, named, principal.Keys);
        return keys.AllVerified
            ? Passed(keys.Sought.Select(s => Sentence(s.Match!.Key.KeyId, s.Wanted.Certificate, s.Match.Level)))
            : NotRegistered(string.Join(' ', keys.Sought.Where(s => !s.IsVerified).Select(Lack)));
    }

    private string Sentence(Guid? key, PublicCertificate certificate, KeyMatchLevel level) =>
        $"Key {key} of {applicationName} is certificate {certificate}, matched by {level.ToString().ToLowerInvariant()} and dates.";

    private string Lack(SoughtCertificate sought) => sought.Match is null || sought.Match.Differences.Count == 0
        ? $"{applicationName} has no key that checks signatures."
        : $"No key of {applicationName} is {sought.Wanted.Slot.Words} {sought.Wanted.Certificate.Thumbprint}. " +
          $"The nearest differs in {CertificatesAmongKeys.Differences(sought.Match)}.";

    private static ProbeResult Passed(IEnumerable<string> sentences) => new(ProofVerdict.Passed, string.Join(' ', sentences));

    /// <summary>A principal that the profile calls optional is reported and fails nothing.</summary>
    private ProbeResult NotRegistered(string explanation) => organization.OptionalPrincipals.Contains(application)
        ? new ProbeResult(ProofVerdict.NotExercised, $"{explanation} The profile calls this principal optional.")
        : new ProbeResult(ProofVerdict.Failed, explanation);
}
