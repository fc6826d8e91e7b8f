using System.Text.Json.Nodes;

namespace HybridTrust.Runner.Enrolling;

/// <summary>What a person typed to enrol.</summary>
/// <param name="Server">The host.</param>
/// <param name="Code">The code of the invitation.</param>
/// <param name="Access">How the host is reached, as a new config will have it.</param>
/// <param name="Signer">The thumbprint that the job signer must have (SHA-1 or SHA-256, hex); null asks the person to compare.</param>
internal sealed record EnrolOptions(Uri Server, string Code, JsonObject Access, string? Signer)
{
    // A code is a secret as long as it works.
    public override string ToString() => $"enrol on {Server}";
}
