using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.PowerShell;

namespace HybridTrust.Runner.Configuration;

/// <summary>The runner's config file. Paths are taken from the file's own folder. Never holds a secret, only where one lies.</summary>
/// <param name="Name">The name given at enrolment.</param>
/// <param name="Server">The host's address; HTTPS, or HTTP on loopback.</param>
/// <param name="Access">By which way the host is reached, and what it is shown there.</param>
/// <param name="DataDirectory">Where the journal is kept.</param>
/// <param name="Certificate">The runner's certificate, which signs its results.</param>
/// <param name="SignerFile">The certificate pinned at enrolment: who may sign jobs.</param>
/// <param name="PolicyFile">What this server allows at most.</param>
/// <param name="SimulatedEstate">The estate of a rehearsal; null on a real server.</param>
/// <param name="PowerShell">How real shells are opened, where no estate is named.</param>
/// <param name="Polling">How often the host is asked.</param>
internal sealed record RunnerConfig(
    string Name,
    Uri Server,
    HostAccess Access,
    string DataDirectory,
    CertificatePlace Certificate,
    string SignerFile,
    string PolicyFile,
    EstateConfig? SimulatedEstate,
    PowerShellConfig PowerShell,
    PollingConfig Polling);
