using HybridTrust.Certificates;

namespace HybridTrust.Procedures;

/// <summary>What reading an auth certificate from a server's store gave.</summary>
internal abstract record AuthCertificateReading
{
    private AuthCertificateReading()
    {
    }

    /// <summary>Read, and fit to be uploaded.</summary>
    internal sealed record Good(PublicCertificate Certificate) : AuthCertificateReading;

    /// <summary>Not to be used.</summary>
    /// <param name="Sentence">Why, and what to do.</param>
    internal sealed record Flawed(string Sentence) : AuthCertificateReading;
}
