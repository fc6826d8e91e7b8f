using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using HybridTrust.Functions.Callers;
using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Hosting;
using HybridTrust.Functions.Settings;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Hosting;

public sealed class HostServicesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybridtrust-host-");

    public static TheoryData<string> Activities { get; } = [.. new WorkflowRegistry().AddRuns().AddWatch().AddDurable().Activities.Keys];

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task An_activity_finds_what_it_is_made_of_in_a_subscription(string activity) => await MakeAsync(activity, new HostWorld.Azure(
        Cloud.Global, Guid.NewGuid(), new Uri("https://records.blob.core.windows.net/"), new Uri("https://vault.vault.azure.net/"),
        Guid.NewGuid(), Guid.NewGuid(), null, Guid.NewGuid(), null));

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task An_activity_finds_what_it_is_made_of_on_a_desk(string activity)
    {
        using var signer = TestCertificates.WithKey();
        await MakeAsync(activity, new HostWorld.Simulated(
            new Uri("http://127.0.0.1:1/"),
            Write("token", "a-token-of-an-estate-0123456789"),
            Write("callers.json", "[]"),
            Write("signer.pem", signer.ExportCertificatePem() + "\n" + signer.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()),
            "UseDevelopmentStorage=true"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>An activity is made before its input is read, so an input that is no JSON shows that it was made, without a word to any service.</summary>
    private static async Task MakeAsync(string activity, HostWorld world)
    {
        var services = new ServiceCollection().AddLogging().AddHybridTrust(
            new HostSettings(world, 90, new RunnerIdentities(new Dictionary<Guid, string>()), EnrolmentFolder: null));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        await Assert.ThrowsAnyAsync<JsonException>(() => provider.GetRequiredService<WorkflowRegistry>().Activities[activity].RunAsync(provider, "no JSON", default));
    }

    private string Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        File.WriteAllText(path, text);
        return path;
    }
}
