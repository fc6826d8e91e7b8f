using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Functions.Callers;
using HybridTrust.Functions.Hosting;
using HybridTrust.Functions.Settings;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Hosting;

/// <summary>The job signer before the one in use, as it is deployed with the app: what it approved still counts, in Azure and on a desk.</summary>
public sealed class SignerFilesTests : IDisposable
{
    private static readonly X509Certificate2 Current = TestCertificates.WithKey();
    private static readonly X509Certificate2 Before = TestCertificates.WithKey();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybridtrust-signers-");

    public static TheoryData<bool> Worlds { get; } = [true, false];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task The_hosts_signer_knows_its_deployed_predecessor(bool azure)
    {
        Deploy("previous.pem", Before.ExportCertificatePem());

        await using var services = Services(azure, _folder.FullName);

        Assert.Equal(PublicCertificate.Of(Before), services.GetRequiredService<IJobSigner>().Predecessor);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task Without_a_deployed_one_the_signer_has_none_also_when_the_next_is_announced(bool azure)
    {
        Deploy("next.pem", Before.ExportCertificatePem());

        await using var services = Services(azure, _folder.FullName);
        await using var bare = Services(azure, folder: null);

        Assert.Null(services.GetRequiredService<IJobSigner>().Predecessor);
        Assert.Null(bare.GetRequiredService<IJobSigner>().Predecessor);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task A_predecessor_that_is_no_certificate_stops_the_start_and_is_named(bool azure)
    {
        Deploy("previous.pem", "hello");

        await using var services = Services(azure, _folder.FullName);

        // The start announces the next signer, and asks for the one in use to sign it.
        var refused = Assert.Throws<SettingsException>(() => services.GetRequiredService<SignerSuccession>());
        Assert.Contains("previous.pem", Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    private ServiceProvider Services(bool azure, string? folder)
    {
        HostWorld world = azure
            ? new HostWorld.Azure(
                Cloud.Global, Guid.NewGuid(), new Uri("https://records.blob.core.windows.net/"), new Uri("https://vault.vault.azure.net/"),
                Guid.NewGuid(), Guid.NewGuid(), null, Guid.NewGuid(), null)
            : new HostWorld.Simulated(
                new Uri("http://127.0.0.1:1/"),
                Write("token", "a-token-of-an-estate-0123456789"),
                Write("callers.json", "[]"),
                Write("signer.pem", Current.ExportCertificatePem() + "\n" + Current.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()),
                "UseDevelopmentStorage=true");
        return new ServiceCollection().AddLogging()
            .AddHybridTrust(new HostSettings(world, 90, new RunnerIdentities(new Dictionary<Guid, string>()), folder))
            .BuildServiceProvider();
    }

    private void Deploy(string file, string pem)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "signer"));
        File.WriteAllText(Path.Combine(_folder.FullName, "signer", file), pem);
    }

    private string Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        File.WriteAllText(path, text);
        return path;
    }
}
