using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Credentials;

/// <summary>What the runner shows the host to be known by: <c>credential</c> of its config.</summary>
internal abstract record CredentialConfig
{
    private CredentialConfig()
    {
    }

    /// <summary>A token that the host gave at enrolment.</summary>
    /// <param name="File">Where it lies; null when it comes by <see cref="Configuration.Secrets.TokenVariable"/>.</param>
    internal sealed record Token(string? File) : CredentialConfig;

    /// <summary>Tokens of Entra for the machine's own identity: Azure Arc's, or a virtual machine's.</summary>
    /// <param name="ClientId">A user-assigned identity; null for the machine's own, the only kind that Arc has.</param>
    /// <param name="Scope">The host's scope, such as <c>api://GUID/.default</c>.</param>
    internal sealed record ManagedIdentity(Guid? ClientId, string Scope) : CredentialConfig;

    /// <summary>Tokens of Entra for an application whose certificate this machine holds.</summary>
    /// <param name="TenantId">The tenant.</param>
    /// <param name="ClientId">The application.</param>
    /// <param name="Certificate">Its certificate with the private key.</param>
    /// <param name="Authority">Who gives the tokens; the worldwide cloud's unless the config says otherwise.</param>
    /// <param name="Scope">The host's scope.</param>
    internal sealed record Application(Guid TenantId, Guid ClientId, CertificatePlace Certificate, Uri Authority, string Scope) : CredentialConfig;
}
