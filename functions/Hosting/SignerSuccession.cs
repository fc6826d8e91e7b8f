using HybridTrust.Functions.Settings;
using HybridTrust.Jobs;

namespace HybridTrust.Functions.Hosting;

/// <summary>
/// Announces the job signer that comes next: its certificate is <c>signer/next.pem</c> in the folder that is deployed with the app. No
/// address announces one: who may publish the app could sign jobs anyway, and nobody else may.
/// </summary>
internal sealed class SignerSuccession(HostSettings settings, AnnouncementStore announcements, IJobSigner signer, TimeProvider time)
{
    /// <summary>Announces it once; later starts leave it at that.</summary>
    /// <exception cref="SettingsException">The file holds no certificate.</exception>
    public async Task AnnounceAsync(CancellationToken cancellation)
    {
        if (SignerFiles.Next(settings) is { } next)
        {
            await announcements.AnnounceAsync(signer, next, time.GetUtcNow(), cancellation);
        }
    }
}
