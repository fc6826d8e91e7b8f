using HybridTrust.Certificates;

namespace HybridTrust.Simulation.Skype;

/// <summary>A partner application of the pool: an application that signs its own tokens.</summary>
/// <param name="Name">Its identity.</param>
/// <param name="MetadataUrl">Where its metadata document stands.</param>
/// <param name="ApplicationIdentifier">Who it says it is there.</param>
/// <param name="Realm">Its realm, from the document.</param>
/// <param name="TrustLevel">Full, Application or User.</param>
/// <param name="Enabled">Whether it may come in.</param>
/// <param name="Certificates">The certificates that the document listed when it was read.</param>
internal sealed record SkypePartner(
    string Name, string MetadataUrl, string ApplicationIdentifier, string Realm, string TrustLevel, bool Enabled,
    IReadOnlyList<PublicCertificate> Certificates);
