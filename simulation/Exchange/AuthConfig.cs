namespace HybridTrust.Simulation.Exchange;

/// <summary>Which certificates sign this organization's tokens (domain 1.3). Thumbprints are empty text when there is none.</summary>
internal sealed record AuthConfig
{
    public required string CurrentCertificateThumbprint { get; init; }

    public string PreviousCertificateThumbprint { get; init; } = "";

    public string NextCertificateThumbprint { get; init; } = "";

    public DateTimeOffset? NextCertificateEffectiveDate { get; init; }

    /// <summary>When the next certificate was set, the estate's time, UTC; no property of Exchange's object.</summary>
    public DateTimeOffset? NextStagedAt { get; init; }

    /// <summary>The same in every organization (domain 1.2).</summary>
    public string ServiceName { get; init; } = "00000002-0000-0ff1-ce00-000000000000";

    /// <summary>Normally blank: the realm of the token service's AuthServer is used.</summary>
    public string Realm { get; init; } = "";

    /// <summary>With the next certificate in use. The date stays as it was, in the past from then on.</summary>
    public AuthConfig Published() => this with
    {
        PreviousCertificateThumbprint = CurrentCertificateThumbprint,
        CurrentCertificateThumbprint = NextCertificateThumbprint,
        NextCertificateThumbprint = "",
    };
}
