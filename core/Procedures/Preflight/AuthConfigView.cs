using System.Globalization;
using HybridTrust.Cmdlets;

namespace HybridTrust.Procedures.Preflight;

/// <summary>AuthConfig as one domain controller has it. The date is compared in UTC, never as text of a culture (domain 7, trap 36).</summary>
internal sealed record AuthConfigView(
    string Current, string Previous, string Next, DateTimeOffset? NextEffective, string ServiceName, string Realm)
{
    /// <summary>The view of an object.</summary>
    public static AuthConfigView Of(CmdletObject config) => new(
        config.Text("CurrentCertificateThumbprint") ?? "",
        config.Text("PreviousCertificateThumbprint") ?? "",
        config.Text("NextCertificateThumbprint") ?? "",
        config.Instant("NextCertificateEffectiveDate")?.ToUniversalTime(),
        config.Text("ServiceName") ?? "",
        config.Text("Realm") ?? "");

    /// <summary>The properties by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CurrentCertificateThumbprint"] = Current,
        ["PreviousCertificateThumbprint"] = Previous,
        ["NextCertificateThumbprint"] = Next,
        ["NextCertificateEffectiveDate"] = NextEffective?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "",
        ["ServiceName"] = ServiceName,
        ["Realm"] = Realm,
    };

    /// <summary>Whether a certificate is the current, the next or the previous one.</summary>
    public bool Names(string thumbprint) => new[] { Current, Next, Previous }.Contains(thumbprint, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where another view differs, in words; thumbprints differ in more than their case.</summary>
    public IEnumerable<string> DifferencesOf(AuthConfigView other) => Properties.Keys
        .Where(name => !string.Equals(Properties[name], other.Properties[name], StringComparison.OrdinalIgnoreCase))
        .Select(name => $"{name} is {Shown(other.Properties[name])} instead of {Shown(Properties[name])}");

    private static string Shown(string value) => value.Length == 0 ? "empty" : value;
}
