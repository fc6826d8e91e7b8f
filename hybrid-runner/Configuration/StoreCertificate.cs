using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HybridTrust.Runner.Configuration;

/// <summary>Finds the runner's certificate in the store of a Windows machine.</summary>
internal static class StoreCertificate
{
    /// <summary>The certificate with a usable key, or null and a problem.</summary>
    public static X509Certificate2? Find(string thumbprint, List<Problem> problems)
    {
        if (!OperatingSystem.IsWindows())
        {
            problems.Add(new Problem(thumbprint, "$.certificateThumbprint", "This machine has no such store. Name a certificateFile in the config."));
            return null;
        }

        using var store = new X509Store(StoreName.My, StoreLocation.LocalMachine, OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        if (store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is not [var certificate, ..])
        {
            problems.Add(new Problem(thumbprint, "$.certificateThumbprint",
                @"LocalMachine\My holds no certificate with this thumbprint. Write the right one, or enrol again ('hybrid-runner enrol')."));
            return null;
        }

        try
        {
            using var key = certificate.GetRSAPrivateKey();
            if (key is not null)
            {
                return certificate;
            }
        }
        catch (CryptographicException)
        {
            // Said below: to this account a key without permission is no key.
        }

        certificate.Dispose();
        problems.Add(new Problem(thumbprint, "$.certificateThumbprint",
            "This account cannot use the certificate's private key. Give it Read on the key (certlm.msc, All Tasks, Manage Private Keys), or enrol again."));
        return null;
    }
}
