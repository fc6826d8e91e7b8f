using HybridTrust.Certificates;

namespace HybridTrust.Simulation.Network;

/// <summary>What a server that signs its own tokens publishes about itself.</summary>
/// <param name="ApplicationIdentifier">Who it is.</param>
/// <param name="Realm">Its realm.</param>
/// <param name="Certificates">The certificates that its tokens may be signed with.</param>
internal sealed record AuthMetadata(string ApplicationIdentifier, string Realm, IReadOnlyList<PublicCertificate> Certificates);
