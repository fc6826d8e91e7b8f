using HybridTrust.Certificates;

namespace HybridTrust.Procedures.Rotate;

/// <summary>An auth certificate in a server's store.</summary>
/// <param name="Server">The server.</param>
/// <param name="Certificate">The public part.</param>
/// <param name="KeyUsable">Whether the server can use its private key.</param>
internal sealed record HeldCertificate(string Server, PublicCertificate Certificate, bool KeyUsable);
