using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Enrolling;

/// <summary>A key in a file that only its owner can read: where there is no machine store.</summary>
internal sealed class FileKey : IRunnerKey
{
    private readonly string _path;
    private readonly RSA _key = RSA.Create(SelfSigned.KeySize);

    public FileKey(string path, TimeProvider time)
    {
        _path = path;
        Certificate = SelfSigned.Of(_key, time);
    }

    public X509Certificate2 Certificate { get; }

    public CertificatePlace Place => new(_path, null);

    public void Keep() => PrivateFile.Replace(_path, $"{Certificate.ExportCertificatePem()}\n{_key.ExportPkcs8PrivateKeyPem()}\n");

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }
}
