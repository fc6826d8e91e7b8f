using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Enrolling;

/// <summary>A key of the machine that cannot be exported, with its certificate in <c>LocalMachine\My</c>. Takes an administrator.</summary>
[SupportedOSPlatform("windows")]
internal sealed class StoreKey : IRunnerKey
{
    private readonly CngKey _key;
    private bool _kept;

    public StoreKey(TimeProvider time)
    {
        var wanted = new CngKeyCreationParameters
        {
            Provider = CngProvider.MicrosoftSoftwareKeyStorageProvider,
            KeyCreationOptions = CngKeyCreationOptions.MachineKey,
            KeyUsage = CngKeyUsages.Signing,
            ExportPolicy = CngExportPolicies.None,
        };
        wanted.Parameters.Add(new CngProperty("Length", BitConverter.GetBytes(SelfSigned.KeySize), CngPropertyOptions.None));
        _key = CngKey.Create(CngAlgorithm.Rsa, $"HybridTrust-{Guid.NewGuid():N}", wanted);
        using var rsa = new RSACng(_key);
        Certificate = SelfSigned.Of(rsa, time);
    }

    public X509Certificate2 Certificate { get; }

    public CertificatePlace Place => new(null, Certificate.Thumbprint);

    public void Keep()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.LocalMachine, OpenFlags.ReadWrite);
        store.Add(Certificate);
        _kept = true;
    }

    public void Dispose()
    {
        Certificate.Dispose();
        if (_kept)
        {
            _key.Dispose();
        }
        else
        {
            // A key that no host knows is rubbish in the machine's key store.
            _key.Delete();
        }
    }
}
