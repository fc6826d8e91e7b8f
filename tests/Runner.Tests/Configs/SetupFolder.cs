using System.Security.Cryptography.X509Certificates;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Configs;

/// <summary>A folder with everything a runner starts with.</summary>
internal sealed class SetupFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("setup-").FullName;

    public SetupFolder()
    {
        Secret("token", "runner-token\n");
        Secret("estate-token", "estate-token");
        using var key = TestCertificates.Runner.GetRSAPrivateKey()!;
        Secret("runner.pem", TestCertificates.Runner.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(At("runner.pfx"), TestCertificates.Runner.Export(X509ContentType.Pfx));
        Restrict("runner.pfx");
        File.WriteAllBytes(At("signer.cer"), TestCertificates.Host.RawData);
        File.WriteAllText(At("policy.json"), $$"""
            { "exchangeOrganization": "{{Samples.Organization}}", "procedures": [], "applicationIds": [], "roles": [], "readOnly": true }
            """);
        Config();
    }

    public string ConfigPath => At("runner.json");

    public string At(string name) => Path.Combine(_folder, name);

    public void Config(
        string server = "http://127.0.0.1:9/",
        string certificate = "runner.pem",
        string access = """ "tokenFile": "token" """,
        string estate = """ "simulatedEstate": { "url": "http://127.0.0.1:7100", "tokenFile": "estate-token" } """) =>
        File.WriteAllText(ConfigPath, $$"""
            { "name": "exch-1", "server": "{{server}}", {{access}}, "dataDirectory": "data", "certificateFile": "{{certificate}}",
              "signerFile": "signer.cer", "policyFile": "policy.json", {{estate}} }
            """);

    public void Secret(string name, string text)
    {
        File.WriteAllText(At(name), text);
        Restrict(name);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Restrict(string name)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
