using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// The auth certificates of an organization held against the keys of a principal or application: in place only when bytes or thumbprint
/// <em>and</em> dates match (domain 4).
/// </summary>
internal sealed class CertificatesAmongKeys(string holder, IReadOnlyList<AuthCertificate> wanted, IReadOnlyList<KeyCredential> keys)
{
    private readonly List<SoughtCertificate> _sought = [.. wanted.Select(w => new SoughtCertificate(w, KeyMatcher.Best(keys, w.Certificate)))];

    /// <summary>Each certificate with the surest match among the keys.</summary>
    public IReadOnlyList<SoughtCertificate> Sought => _sought;

    /// <summary>Whether every certificate is there with its own dates.</summary>
    public bool AllVerified => _sought.TrueForAll(s => s.IsVerified);

    /// <summary>In place, blocked by other dates, or missing with one group of settings a certificate.</summary>
    public Finding Judge()
    {
        if (AllVerified)
        {
            return new Finding.InPlace { Sentence = string.Join(" and ", _sought.Select(InPlace)) };
        }

        var other = _sought.FindAll(s => s is { IsVerified: false, Match.IsThisCertificate: true });
        if (other.Count > 0)
        {
            // Dates of a registered key cannot be changed in place, and removing it would cut the trust.
            return new Finding.Blocked
            {
                Sentence = string.Join(' ', other.Select(s => $"Certificate {s.Wanted.Certificate.Thumbprint} is a key of {holder} with other dates: " +
                    $"{Differences(s.Match!)}. Remove that key by hand, then start again.")),
            };
        }

        var missing = _sought.FindAll(s => !s.IsVerified);
        return new Finding.Missing
        {
            Sentence = $"would add {string.Join(" and ", missing.Select(Named))} to {holder}, {Others(keys.Count)}",
            Settings = [.. missing.SelectMany(s => Settings(s.Wanted))],
        };
    }

    /// <summary>The finding, and the upload of a certificate that an earlier step of the plan makes.</summary>
    public static Finding WithPlanned(Finding finding, Facts facts, string holder) => PlannedCertificate.Beside(
        finding, facts, $"add the certificate that follows to {holder}, before anything refers to it", "key", "customKeyIdentifier", "startDateTime", "endDateTime");

    /// <summary>The same, with a warning where the tenant's policy may refuse a certificate that lasts as long as the next one would.</summary>
    /// <param name="finding">What is to be done about the certificates that are there.</param>
    /// <param name="context">Tells whether one is awaited, and reads the policy.</param>
    /// <param name="holder">Whose keys they are.</param>
    /// <param name="isApplication">Whether that is an application; else it is a service principal.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Finding> WithPlannedAsync(Finding finding, StepContext context, string holder, bool isApplication, CancellationToken cancellation)
    {
        var planned = WithPlanned(finding, context.Facts, holder);
        return !ReferenceEquals(planned, finding)
            && await context.RequiredDirectory().FindKeyLifetimePolicyAsync(cancellation) is { } policy
            && policy.Objection(context.Organization, holder, isApplication) is { } objection
            ? planned with { Sentence = $"{planned.Sentence}. Warning: {objection}" }
            : planned;
    }

    /// <summary>The thumbprints that a finding of <see cref="Judge"/> proposed to add.</summary>
    public static IReadOnlyList<string> AddedBy(Finding finding) =>
    [
        .. finding.Changes.Where(s => s.Property.EndsWith("customKeyIdentifier", StringComparison.Ordinal)).Select(s => s.Expected.ToString()!),
    ];

    /// <summary>How a key differs from the certificate.</summary>
    public static string Differences(KeyMatch match) =>
        string.Join("; ", match.Differences.Select(d => $"{d.Property} {d.Actual ?? "(none)"}, expected {d.Expected}"));

    private string InPlace(SoughtCertificate sought) =>
        $"{Named(sought)} is a key of {holder}, matched by {sought.Match!.Level.ToString().ToLowerInvariant()} and dates";

    private static string Named(SoughtCertificate sought) => sought.Wanted.Slot == AuthCertificateSlot.Next
        ? $"certificate {sought.Wanted.Certificate.Thumbprint}, which is staged as next,"
        : $"certificate {sought.Wanted.Certificate.Thumbprint}";

    private static Setting[] Settings(AuthCertificate wanted)
    {
        var (slot, certificate) = wanted;
        return
        [
            new(slot.Prefix + "key", $"sha256:{certificate.Sha256}", null),
            new(slot.Prefix + "customKeyIdentifier", certificate.Thumbprint, null),
            new(slot.Prefix + "startDateTime", Utc(certificate.NotBefore), null),
            new(slot.Prefix + "endDateTime", Utc(certificate.NotAfter), null),
        ];
    }

    private static string Others(int count) => count switch
    {
        0 => "which has no key yet",
        1 => "keeping the key that is there",
        _ => $"keeping the {count.ToString(CultureInfo.InvariantCulture)} keys that are there",
    };

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
