using HybridTrust.Organizations;
using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>Reads an estate file against its profile.</summary>
internal static class EstateFileReader
{
    public const int Version = 1;

    /// <exception cref="EstateFileException">Something is wrong; the exception lists everything.</exception>
    public static EstateFile Read(string json, OrganizationProfile profile)
    {
        var errors = new List<EstateFileError>();
        var root = JsonCursor.Open(json, errors);
        if (errors.Count > 0)
        {
            throw new EstateFileException(errors);
        }

        root.Only("$schema", "version", "organization", "certificates", "exchange", "skype", "names", "tenant", "exchangeOnline", "windows", "faults");
        root.Number("version", Version, Version);
        var organization = root.Text("organization");
        if (!string.Equals(organization, profile.Name, StringComparison.Ordinal))
        {
            root.Member("organization").Fail($"The profile is for '{profile.Name}'. " +
                $"Write that name, or use the profile of '{organization}'.");
        }

        var certificates = root.Member("certificates").Entries().ToDictionary(e => e.Key, e => Certificate(e.Value), StringComparer.Ordinal);
        var estate = new EstateFile(
            organization,
            certificates,
            new ExchangeSection(profile, certificates).Read(root.Member("exchange")),
            new SkypeSection(profile, certificates).Read(root.Member("skype")),
            root.Member("names").Entries().ToDictionary(e => e.Key, e => e.Value.Text(), StringComparer.OrdinalIgnoreCase),
            TenantSection.Read(root.Member("tenant"), certificates),
            ExchangeOnlineSection.Read(root.Member("exchangeOnline")),
            new WindowsSection(profile).Read(root.Member("windows")),
            [.. root.Member("faults").Items().Select(f => FaultReader.Read(f))]);
        return errors.Count == 0 ? estate : throw new EstateFileException(errors);
    }

    /// <summary>Reports a certificate name that the file does not define.</summary>
    public static string CertificateName(JsonCursor at, string name, IReadOnlyDictionary<string, StartingCertificate> certificates)
    {
        if (name.Length > 0 && !certificates.ContainsKey(name))
        {
            at.Fail($"There is no certificate '{name}' in $.certificates. Known: {string.Join(", ", certificates.Keys)}.");
        }

        return name;
    }

    private static StartingCertificate Certificate(JsonCursor at)
    {
        at.Only("subject", "dnsNames", "issuedDaysAgo", "validDays", "keySize", "authority");
        return new(at.Text("subject"), at.Texts("dnsNames"), at.Number("issuedDaysAgo", -365, 3650), at.Number("validDays", 1, 3650))
        {
            KeySize = at.Number("keySize", 1024, 4096, otherwise: CertificateIssuer.KeySize),
            Authority = at.Truth("authority", otherwise: false),
        };
    }
}
