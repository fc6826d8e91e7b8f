using System.Net.Http.Headers;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Directory;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Functions.Azure.Vault;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Simulation;

namespace HybridTrust.Functions.Tests.Azure.Support;

/// <summary>An estate in this process, and the adapters that speak to it as they speak to Azure.</summary>
internal sealed class AzureEstate : IAsyncDisposable
{
    public const string Token = "token-of-the-azure-estate";
    public static readonly Guid Skype = new("00000004-0000-0ff1-ce00-000000000000");

    // Copying a stopped estate spares each test the time for new RSA keys.
    private static readonly Lazy<Task<string>> Unchanged = new(async () =>
    {
        var directory = NewDirectory();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(directory, recursive: true);
        await (await OpenAsync(directory)).DisposeAsync();
        return directory;
    });

    private readonly EstateHost _host;
    private readonly string _directory;
    private readonly GraphDirectories _directories;

    private AzureEstate(EstateHost host, string directory)
    {
        _host = host;
        _directory = directory;
        Cloud = SimulatedCloud.Of(CloudTable.Of(HybridTrust.Organizations.Cloud.Global), host.Url);
        _directories = new GraphDirectories(Cloud, new EstateCredential(Token, Time), Time);
        Directory = (GraphDirectory)_directories.For(Profile.Tenant);
        var secrets = LoopbackVault.Secrets(host.Url, new EstateCredential(Token, TimeProvider.System));
        Vault = new KeyVaultCertificates(reader: secrets, writer: secrets);
        Http = new HttpClient { BaseAddress = host.Url };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public static OrganizationProfile Profile { get; } = TrustJson.Deserialize<OrganizationProfile>(Sample("fabrikam.json"));

    public CloudEndpoints Cloud { get; }

    public HurriedTime Time { get; } = new();

    public GraphDirectory Directory { get; }

    public KeyVaultCertificates Vault { get; }

    public HttpClient Http { get; }

    public Uri Url => _host.Url;

    public static async Task<AzureEstate> StartAsync()
    {
        var directory = NewDirectory();
        Copy(await Unchanged.Value, directory);
        return new AzureEstate(await OpenAsync(directory), directory);
    }

    public async Task SwitchOnAsync(string fault, string body)
    {
        using var content = new StringContent(body);
        using var response = await Http.PostAsync(new Uri($"estate/faults/{fault}", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _directories.Dispose();
        await _host.DisposeAsync();
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    private static string NewDirectory() => System.IO.Directory.CreateTempSubdirectory("azure-estate-").FullName;

    private static Task<EstateHost> OpenAsync(string directory) => EstateHost.StartAsync(
        new EstateOptions { Profile = Profile, EstateFile = Sample("fabrikam.estate.json"), DataDirectory = directory, Token = Token },
        CancellationToken.None);

    private static void Copy(string from, string to)
    {
        System.IO.Directory.CreateDirectory(Path.Combine(to, "keys"));
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*.*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", name));
}
