using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Functions.Callers;
using HybridTrust.Functions.Hosting;
using HybridTrust.Functions.Settings;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Jobs;
using HybridTrust.Testing;

namespace HybridTrust.Functions.Tests.Hosting;

/// <summary>What is deployed as the next job signer is announced by the one in use, once.</summary>
public sealed class SignerSuccessionTests : IDisposable
{
    private static readonly X509Certificate2 Current = TestCertificates.WithKey();
    private static readonly X509Certificate2 Next = TestCertificates.WithKey();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybridtrust-succession-");
    private readonly AnnouncementStore _announcements = new(new InMemoryRecords());

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_runner_that_pinned_the_signer_follows_it_to_the_deployed_one()
    {
        Deploy(Next.ExportCertificatePem());
        await AnnounceAsync(Current);

        var announcement = Assert.Single(await _announcements.AllAsync(default));
        var chain = SignerChain.Of(PublicCertificate.Of(Current), []);
        var now = TimeProvider.System.GetUtcNow();
        Assert.Null(chain.Take(announcement, now, TimeSpan.FromMinutes(5)));
        Assert.Equal([PublicCertificate.Of(Next), PublicCertificate.Of(Current)], chain.At(now));
    }

    [Fact]
    public async Task Later_starts_leave_it_at_that_also_once_the_next_signs_itself()
    {
        Deploy(Next.ExportCertificatePem());
        await AnnounceAsync(Current);
        var first = await _announcements.AllAsync(default);
        await AnnounceAsync(Current);
        await AnnounceAsync(Next);
        Assert.Equal(first, await _announcements.AllAsync(default));
    }

    [Fact]
    public async Task The_first_that_was_announced_stands()
    {
        Deploy(Next.ExportCertificatePem());
        await AnnounceAsync(Current);
        var first = await _announcements.AllAsync(default);
        Deploy(TestCertificates.Pem());
        await AnnounceAsync(Current);
        Assert.Equal(first, await _announcements.AllAsync(default));
    }

    [Fact]
    public async Task Without_a_deployed_one_nobody_is_announced()
    {
        await AnnounceAsync(Current);
        await Succession(Current, folder: null).AnnounceAsync(default);
        Assert.Empty(await _announcements.AllAsync(default));
    }

    [Fact]
    public async Task A_file_that_holds_no_certificate_stops_the_start_and_is_named()
    {
        Deploy("hello");
        var refused = await Assert.ThrowsAsync<SettingsException>(() => AnnounceAsync(Current));
        Assert.Contains("next.pem", Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    private Task AnnounceAsync(X509Certificate2 signer) => Succession(signer, _folder.FullName).AnnounceAsync(default);

    private SignerSuccession Succession(X509Certificate2 signer, string? folder) => new(
        new HostSettings(
            new HostWorld.Simulated(new Uri("http://127.0.0.1/"), "", "", "", ""), 90, new RunnerIdentities(new Dictionary<Guid, string>()), folder),
        _announcements,
        new CertificateJobSigner(signer),
        TimeProvider.System);

    private void Deploy(string pem)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "signer"));
        File.WriteAllText(Path.Combine(_folder.FullName, "signer", "next.pem"), pem);
    }
}
