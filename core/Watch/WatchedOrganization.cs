using System.Text.Json.Serialization;

namespace HybridTrust.Watch;

/// <summary>What the watch keeps of an organization from one look to the next.</summary>
/// <param name="Name">The organization.</param>
/// <param name="LookedAt">When it was last looked at, UTC.</param>
/// <param name="Certificates">What was seen in the cloud.</param>
/// <param name="Problems">Everything that was wrong.</param>
/// <param name="Site">What the last verification saw on premises; null before the first.</param>
public sealed record WatchedOrganization(
    string Name, DateTimeOffset LookedAt, IReadOnlyList<CertificateSighting> Certificates, IReadOnlyList<WatchProblem> Problems, SiteReading? Site)
{
    /// <summary>The verification that was started last and whose evidence is still to be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PendingRun { get; init; }

    /// <summary>The vault's copy of the certificate in use; null while there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KeptCertificate? Vault { get; init; }

    /// <summary>When the last verification was started, UTC.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? VerifyStartedAt { get; init; }

    /// <summary>Ids of the causes that are open.</summary>
    public IReadOnlyList<string> OpenCauses { get; init; } = [];
}
