using System.Security.Cryptography.X509Certificates;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Enrolling;

/// <summary>The key that a runner makes for itself, with its certificate. It is kept only once the host has taken the certificate.</summary>
internal interface IRunnerKey : IDisposable
{
    /// <summary>The certificate with its key.</summary>
    X509Certificate2 Certificate { get; }

    /// <summary>What of it the config names.</summary>
    CertificatePlace Place { get; }

    /// <summary>Keeps it for good; without this it is gone when it is disposed of.</summary>
    void Keep();
}
