namespace HybridTrust.Runner.Enrolling;

/// <summary>What a person typed to enrol.</summary>
/// <param name="Server">The host.</param>
/// <param name="Code">The code of the invitation.</param>
/// <param name="ConfigPath">Where the config is, or is to be.</param>
/// <param name="Signer">The thumbprint that the job signer must have (SHA-1 or SHA-256, hex); null asks the person to compare.</param>
internal sealed record EnrolOptions(Uri Server, string Code, string ConfigPath, string? Signer)
{
    // A code is a secret as long as it works.
    public override string ToString() => $"enrol {ConfigPath} on {Server}";
}
