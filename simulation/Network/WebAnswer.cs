namespace HybridTrust.Simulation.Network;

/// <summary>What a GET to an address meets.</summary>
/// <param name="Status">The HTTP status; null when nothing answers.</param>
/// <param name="Trusted">Whether the certificate covers the name, is in date and comes from an authority.</param>
/// <param name="Metadata">The authentication metadata document, when the answer is one.</param>
/// <param name="Failure">Why nothing answered: a word for programs.</param>
internal sealed record WebAnswer(int? Status, bool Trusted, AuthMetadata? Metadata, string? Failure)
{
    public static WebAnswer Nothing(string failure) => new(null, Trusted: false, null, failure);
}
