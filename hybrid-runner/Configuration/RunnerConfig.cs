using HybridTrust.Runner.PowerShell;

namespace HybridTrust.Runner.Configuration;

/// <summary>The runner's config file. Paths are taken from the file's own folder. Never holds a secret, only where one lies.</summary>
/// <param name="Name">The name given at enrolment.</param>
/// <param name="Server">The host's address; HTTPS, or HTTP on loopback.</param>
/// <param name="TokenFile">Where the bearer token lies; null when it comes by <see cref="Secrets.TokenVariable"/>.</param>
/// <param name="DataDirectory">Where the journal is kept.</param>
/// <param name="CertificateFile">The runner's certificate with its private key, PFX or PEM; null when it is in the machine's store.</param>
/// <param name="CertificateThumbprint">The runner's certificate in the machine's own store (Windows); null when it is in a file.</param>
/// <param name="SignerFile">The certificate pinned at enrolment: who may sign jobs.</param>
/// <param name="PolicyFile">What this server allows at most.</param>
/// <param name="SimulatedEstate">The estate of a rehearsal; null on a real server.</param>
/// <param name="PowerShell">How real shells are opened, where no estate is named.</param>
/// <param name="Polling">How often the host is asked.</param>
internal sealed record RunnerConfig(
    string Name,
    Uri Server,
    string? TokenFile,
    string DataDirectory,
    string? CertificateFile,
    string? CertificateThumbprint,
    string SignerFile,
    string PolicyFile,
    EstateConfig? SimulatedEstate,
    PowerShellConfig PowerShell,
    PollingConfig Polling);
