using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Testing;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Simulation;
using HybridTrust.Simulation.Client;
using HybridTrust.Tickets;
using HybridTrust.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Runs;

/// <summary>An estate and everything that a host knows of it: the same for whichever engine runs on it.</summary>
internal sealed class EstateWorld : IAsyncDisposable
{
    private const string Token = "functions-tests-token-0123456789";

    private readonly DirectoryInfo _data;
    private readonly EstateHost _estate;
    private readonly HttpClient _http;
    private readonly X509Certificate2 _signer = Certificate("job-signer");
    private readonly X509Certificate2 _runner = Certificate("fabrikam-exchange");

    private EstateWorld(OrganizationProfile profile, DirectoryInfo data, EstateHost estate)
    {
        Profile = profile;
        _data = data;
        _estate = estate;
        _http = new HttpClient { BaseAddress = estate.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public OrganizationProfile Profile { get; }

    public InMemoryRecords Records { get; } = new();

    public ICertificateVault Vault => new EstateVault(_http);

    /// <summary>A certificate that has not long to go.</summary>
    public static PublicCertificate NearItsEnd()
    {
        using var certificate = Certificate("Microsoft Exchange Server Auth Certificate", TimeSpan.FromDays(1000), TimeSpan.FromDays(100));
        return PublicCertificate.Of(certificate);
    }

    public static string Samples => Path.Combine(RepositoryRoot(), "samples");

    /// <summary>A certificate's public part, as a file.</summary>
    public static string PemOf(string name)
    {
        using var certificate = Certificate(name);
        return certificate.ExportCertificatePem();
    }

    public static async Task<EstateWorld> StartAsync()
    {
        var profile = ((ProfileReading.Valid)ProfileReader.Read(
            await File.ReadAllBytesAsync(Path.Combine(Samples, "fabrikam.json")), "fabrikam.json")).Profile;
        var data = Directory.CreateTempSubdirectory("hybridtrust-functions-");
        var estate = await EstateHost.StartAsync(
            new EstateOptions
            {
                Profile = profile,
                EstateFile = await File.ReadAllTextAsync(Path.Combine(Samples, "fabrikam.estate.json")),
                DataDirectory = data.FullName,
                Token = Token,
            },
            default);
        var world = new EstateWorld(profile, data, estate);
        await new OrganizationStore(world.Records).SaveAsync(profile, default);
        await new RunnerStore(world.Records).SaveAsync(
            new EnrolledRunner(profile.Runners.Exchange, PublicCertificate.Of(world._runner), TimeProvider.System.GetUtcNow()), default);
        return world;
    }

    /// <summary>What activities are made of.</summary>
    public void AddPorts(IServiceCollection services) => services
        .AddSingleton<IDirectories>(new OneDirectory(new EstateDirectory(_http, TimeProvider.System)))
        .AddSingleton(Vault)
        .AddSingleton<IExchangeOnlineShells>(new EstateExchangeOnline(_http))
        .AddSingleton<IPartnerProbe>(new EstateProbe(_http))
        .AddSingleton<IJobSigner>(new CertificateJobSigner(_signer))
        .AddSingleton<ITicketing>(new RecordedTicketing(Records))
        .AddSingleton<IProcedureCatalogue>(ProcedureCatalogue.Default)
        .AddSingleton(new HostIdentity("1.2.3", Simulated: true));

    /// <summary>The runner of the profile.</summary>
    public TestRunner Runner() => new(Profile.Runners.Exchange, PublicCertificate.Of(_signer), new CertificateJobSigner(_runner), new EstateShells(_http));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _estate.DisposeAsync();
        _signer.Dispose();
        _runner.Dispose();
        _data.Delete(recursive: true);
    }

    private static X509Certificate2 Certificate(string name) => Certificate(name, TimeSpan.FromHours(1), TimeSpan.FromDays(1));

    private static X509Certificate2 Certificate(string name, TimeSpan age, TimeSpan left)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now - age, now + left);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HybridTrust.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
