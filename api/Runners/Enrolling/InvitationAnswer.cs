namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>An invitation with its code, which is shown this once.</summary>
/// <param name="Runner">The runner's name.</param>
/// <param name="Code">What to type on the runner's server.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="Signer">Thumbprint of the job signer: what the runner must show when it has enrolled.</param>
public sealed record InvitationAnswer(
    string Runner,
    string Code,
    DateTimeOffset ExpiresAt,
    string Signer)
{
    /// <inheritdoc />
    public override string ToString() => $"invitation of {Runner}";
}
