using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.Policy;

namespace HybridTrust.Runner.Configuration;

/// <summary>Everything a runner starts with, read and checked.</summary>
/// <param name="Config">The config file.</param>
/// <param name="Token">The bearer tokens for the host.</param>
/// <param name="Certificate">The runner's certificate with its key.</param>
/// <param name="Signer">Who may sign jobs.</param>
/// <param name="EstateToken">The bearer token for the simulated estate; null on a real server.</param>
internal sealed record RunnerSetup(
    RunnerConfig Config, IHostToken Token, X509Certificate2 Certificate, PublicCertificate Signer, string? EstateToken) : IDisposable
{
    /// <summary>Reads the config and every file it names.</summary>
    public static Reading<RunnerSetup> Read(string configPath, TimeProvider time) => RunnerConfigFile.Read(configPath) switch
    {
        Reading<RunnerConfig>.Valid(var config) => Read(config, time),
        Reading<RunnerConfig>.Invalid(var problems) => new Reading<RunnerSetup>.Invalid(problems),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public void Dispose()
    {
        Certificate.Dispose();
        Token.Dispose();
    }

    private static Reading<RunnerSetup> Read(RunnerConfig config, TimeProvider time)
    {
        var problems = new List<Problem>();
        var token = HostTokens.Of(config.Access, problems, time);
        var signer = Secrets.Signer(config.SignerFile, problems);
        if (new PolicyFile(config.PolicyFile).Read() is Reading<LocalPolicy>.Invalid(var wrong))
        {
            problems.AddRange(wrong);
        }

        var estateToken = config.SimulatedEstate is { } estate ? Secrets.Token(estate.TokenFile, problems) : null;
        var certificate = config.Certificate.Open(problems);
        if (problems.Count == 0)
        {
            return new Reading<RunnerSetup>.Valid(
                new RunnerSetup(config, token!, certificate!, signer!, estateToken));
        }

        certificate?.Dispose();
        token?.Dispose();
        return new Reading<RunnerSetup>.Invalid(problems);
    }
}
