using HybridTrust.Certificates;
using HybridTrust.Functions.Settings;

namespace HybridTrust.Functions.Hosting;

/// <summary>
/// The job signers around the one in use, as they are deployed with the app: <c>signer/next.pem</c> and <c>signer/previous.pem</c>. Who may
/// publish the app could sign jobs anyway; whoever can only write records brings no signer in.
/// </summary>
internal static class SignerFiles
{
    /// <summary>The one to come; null where none is deployed.</summary>
    /// <exception cref="SettingsException">The file holds no certificate.</exception>
    public static PublicCertificate? Next(HostSettings settings) => Read(settings, "next.pem");

    /// <summary>The one before: approvals that it signed still count until it ends. Null where none is deployed.</summary>
    /// <exception cref="SettingsException">The file holds no certificate.</exception>
    public static PublicCertificate? Previous(HostSettings settings) => Read(settings, "previous.pem");

    private static PublicCertificate? Read(HostSettings settings, string name)
    {
        if (settings.EnrolmentFolder is not { } folder || Path.Combine(folder, "signer", name) is not { } file || !File.Exists(file))
        {
            return null;
        }

        try
        {
            return PublicCertificate.FromDer(File.ReadAllBytes(file));
        }
        catch (FormatException wrong)
        {
            throw new SettingsException([$"{file}: {wrong.Message}"]);
        }
    }
}
