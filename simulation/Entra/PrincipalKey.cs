using HybridTrust.Certificates;

namespace HybridTrust.Simulation.Entra;

/// <summary>A keyCredential as the simulated directory keeps it.</summary>
internal sealed record PrincipalKey
{
    public required Guid KeyId { get; init; }

    public required PublicCertificate Certificate { get; init; }

    public required string Type { get; init; }

    public required string Usage { get; init; }

    /// <summary>The hex thumbprint as text when the writer sent none (domain 4).</summary>
    public required string CustomKeyIdentifier { get; init; }

    public required DateTimeOffset StartDateTime { get; init; }

    public required DateTimeOffset EndDateTime { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>A key for a certificate, as Entra makes it when the writer sends only the certificate.</summary>
    public static PrincipalKey For(PublicCertificate certificate, Guid keyId, string? displayName = null) => new()
    {
        KeyId = keyId,
        Certificate = certificate,
        Type = "AsymmetricX509Cert",
        Usage = "Verify",
        CustomKeyIdentifier = certificate.Thumbprint,
        StartDateTime = certificate.NotBefore,
        EndDateTime = certificate.NotAfter,
        DisplayName = displayName,
    };
}
