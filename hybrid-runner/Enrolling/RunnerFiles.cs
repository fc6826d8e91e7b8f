using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Credentials;

namespace HybridTrust.Runner.Enrolling;

/// <summary>
/// The files of a runner, beside its config. Secrets are replaced with every enrolment; config and policy are the server's admin's own and
/// are written once.
/// </summary>
internal sealed class RunnerFiles
{
    private readonly string _configPath;
    private readonly string _folder;
    private readonly RunnerConfig? _config;

    private RunnerFiles(string configPath, RunnerConfig? config)
    {
        _configPath = Path.GetFullPath(configPath);
        _folder = Path.GetDirectoryName(_configPath)!;
        _config = config;
    }

    /// <summary>Where a key in a file is kept.</summary>
    public string KeyFile => _config?.Certificate.File ?? In("runner.pem");

    private string SignerFile => _config?.SignerFile ?? In("signer.pem");

    private string TokenFile => (_config?.Access.Credential as CredentialConfig.Token)?.File ?? In("token");

    private string PolicyFile => _config?.PolicyFile ?? In("policy.json");

    /// <summary>The files at a place; a config that is there already must be for the same host.</summary>
    /// <exception cref="EnrolException">The config that is there cannot be used.</exception>
    public static RunnerFiles At(string configPath, Uri server)
    {
        if (!File.Exists(configPath))
        {
            return new RunnerFiles(configPath, null);
        }

        return RunnerConfigFile.Read(configPath) switch
        {
            Reading<RunnerConfig>.Valid(var config) when config.Server == server => new RunnerFiles(configPath, config),
            Reading<RunnerConfig>.Valid(var config) => throw new EnrolException(
                $"{configPath} is there already, for host {config.Server} and not for {server}. Name another file with --config, or remove this one. The code is still good."),
            Reading<RunnerConfig>.Invalid(var problems) => throw new EnrolException(
                $"{configPath} is there already and cannot be used. Repair or remove it. The code is still good.\n{string.Join('\n', problems)}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>How the config that is there reaches the host; null where there is none yet.</summary>
    public HostAccess? Access => _config?.Access;

    /// <summary>Makes the folder, before anything is asked of the host: it must not fail when the code is used up.</summary>
    public void Prepare() => PrivateFile.CreateFolder(_folder);

    /// <summary>Writes what a runner needs; gives a line for the person about each file.</summary>
    /// <param name="name">The runner's name, as the host has it.</param>
    /// <param name="server">The host.</param>
    /// <param name="access">How the host is reached, as a config has it.</param>
    /// <param name="key">Where the key is.</param>
    /// <param name="signer">The signer to pin.</param>
    /// <param name="token">The token; null where the host knows the runner by another identity.</param>
    public IReadOnlyList<string> Write(string name, Uri server, JsonObject access, CertificatePlace key, PublicCertificate signer, string? token)
    {
        var lines = new List<string> { $"Key and certificate: {key}." };
        using (var certificate = X509CertificateLoader.LoadCertificate(signer.Der.Span))
        {
            PrivateFile.Replace(SignerFile, certificate.ExportCertificatePem() + "\n");
        }

        lines.Add($"Job signer pinned: {SignerFile}.");
        // A host that gives tokens to everybody gives one to a runner that has an identity too.
        var hasToken = token is not null && !access.ContainsKey("credential") && Access is null or { Credential: CredentialConfig.Token };
        if (hasToken)
        {
            PrivateFile.Replace(TokenFile, token!);
            lines.Add($"Token: {TokenFile}.");
        }

        lines.Add(PrivateFile.Create(PolicyFile, RunnerTemplates.Policy())
            ? $"Policy: {PolicyFile}. It allows nothing yet: write the Exchange organization's GUID and what this server may take part in."
            : $"Policy: {PolicyFile} was there and is left as it is.");
        lines.Add(PrivateFile.Create(_configPath, RunnerTemplates.Config(name, server, access, key, hasToken))
            ? $"Config: {_configPath}."
            : Kept(name, key));
        return lines;
    }

    private string Kept(string name, CertificatePlace key)
    {
        var line = $"Config: {_configPath} was there and is left as it is.";
        if (_config is { } config && !string.Equals(config.Name, name, StringComparison.Ordinal))
        {
            line += $" Write \"name\": \"{name}\" into it: that is what the host enrolled.";
        }

        return key.Thumbprint is { } thumbprint && !string.Equals(_config?.Certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase)
            ? $"{line} Write \"certificateThumbprint\": \"{thumbprint}\" into it, in place of the earlier certificate."
            : line;
    }

    private string In(string file) => Path.Combine(_folder, file);
}
