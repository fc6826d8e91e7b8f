using HybridTrust.Functions.Callers;
using HybridTrust.Functions.Hosting;
using HybridTrust.Functions.Settings;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Testing;

namespace HybridTrust.Functions.Tests.Hosting;

public sealed class EnrolmentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybridtrust-enrolment-");
    private readonly InMemoryRecords _records = new();

    [Fact]
    public async Task Organizations_and_runners_of_the_folder_are_taken_over()
    {
        Write("organizations/fabrikam.json", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "fabrikam.json")));
        Write("runners/fabrikam-exchange.pem", TestCertificates.Pem());

        await LoadAsync();

        Assert.NotNull(await new OrganizationStore(_records).FindAsync("fabrikam", default));
        Assert.NotNull(await new RunnerStore(_records).FindAsync("fabrikam-exchange", default));
    }

    [Fact]
    public async Task Every_error_of_every_file_is_said_and_nothing_is_taken_over()
    {
        Write("organizations/fabrikam.json", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "fabrikam.json")));
        Write("organizations/wrong.json", "{}");
        Write("runners/Not A Name.pem", TestCertificates.Pem());
        Write("runners/no-certificate.pem", "hello");

        var refused = await Assert.ThrowsAsync<SettingsException>(LoadAsync);

        Assert.Contains(refused.Errors, e => e.Contains("wrong.json", StringComparison.Ordinal));
        Assert.Contains(refused.Errors, e => e.Contains("'Not A Name' is no runner's name", StringComparison.Ordinal));
        Assert.Contains(refused.Errors, e => e.Contains("no-certificate.pem", StringComparison.Ordinal));
        Assert.Null(await new OrganizationStore(_records).FindAsync("fabrikam", default));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task LoadAsync() => new Enrolment(
        new HostSettings(
            new HostWorld.Simulated(new Uri("http://127.0.0.1/"), "", "", "", ""), 90, new RunnerIdentities(new Dictionary<Guid, string>()), _folder.FullName),
        new OrganizationStore(_records),
        new RunnerStore(_records),
        TimeProvider.System).LoadAsync(default);

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
