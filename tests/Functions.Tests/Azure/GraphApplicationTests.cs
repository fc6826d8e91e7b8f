using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Functions.Azure.Directory;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Functions.Tests.Azure;

/// <summary>Applications, names, tags and consents through Microsoft's client, on the estate's Graph.</summary>
public sealed class GraphApplicationTests : IAsyncLifetime
{
    private const string Name = "ExchangeServerApp-5f0a5c0e-6b0c-4d7e-9a55-0f6f6f2d7a10";

    private static readonly Guid Exchange = new("00000002-0000-0ff1-ce00-000000000000");

    private AzureEstate _estate = null!;

    private GraphDirectory Directory => _estate.Directory;

    public async Task InitializeAsync() => _estate = await AzureEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task An_application_is_created_for_this_tenant_found_by_name_and_by_id_and_deleted()
    {
        var created = await CreateAsync();

        var listed = Assert.Single(await Directory.FindApplicationsAsync(Name, CancellationToken.None));
        var read = await Directory.FindApplicationAsync(created.ApplicationId!.Value, CancellationToken.None);
        Assert.Equal((created.Id, created.ApplicationId, Name, EntraApplication.ThisTenant), (listed.ObjectId, (Guid?)listed.ApplicationId, listed.DisplayName, listed.SignInAudience));
        Assert.Equal(listed.ObjectId, read!.ObjectId);

        Assert.IsType<DirectoryWrite.Accepted>(await Directory.DeleteApplicationAsync(created.Id, CancellationToken.None));
        Assert.Null(await Directory.FindApplicationAsync(created.ApplicationId.Value, CancellationToken.None));
        Assert.Empty(await Directory.FindApplicationsAsync(Name, CancellationToken.None));
        Assert.IsType<DirectoryWrite.Absent>(await Directory.DeleteApplicationAsync(created.Id, CancellationToken.None));
    }

    [Fact]
    public async Task What_an_application_asks_for_is_replaced_whole()
    {
        var created = await CreateAsync();
        RequiredPermission[] wanted = [new(Exchange, Guid.NewGuid(), "Role"), new(Exchange, Guid.NewGuid(), "Scope"), new(Guid.NewGuid(), Guid.NewGuid(), "Role")];

        Assert.IsType<DirectoryWrite.Accepted>(await Directory.ReplaceRequiredPermissionsAsync(created.Id, wanted, CancellationToken.None));

        Assert.Equal(wanted, (await Directory.FindApplicationAsync(created.ApplicationId!.Value, CancellationToken.None))!.RequiredPermissions);
    }

    [Fact]
    public async Task The_writer_of_core_keeps_an_applications_keys_by_their_ids_and_removes_one_by_its_thumbprint()
    {
        var application = (await CreateAsync()).ApplicationId!.Value;
        PublicCertificate first = TestCertificates.Public(), second = TestCertificates.Public();
        var writer = KeyWriter.ForApplications(_estate.Directory, TimeProvider.System);
        Assert.IsType<KeyWriteOutcome.Written>(await writer.AddAsync(application, first, CancellationToken.None));
        var kept = Assert.Single(await KeysAsync(application));

        Assert.IsType<KeyWriteOutcome.Written>(await writer.AddAsync(application, second, CancellationToken.None));

        var keys = await KeysAsync(application);
        Assert.Equal([kept.KeyId, keys[1].KeyId], keys.Select(k => k.KeyId));
        Assert.Equal([first.Thumbprint, second.Thumbprint], keys.Select(k => k.CustomKeyIdentifier));
        Assert.Contains(second.Thumbprint, keys[1].DisplayName, StringComparison.Ordinal);
        Assert.IsType<KeyWriteOutcome.Written>(await writer.RemoveAsync(application, first.Thumbprint, CancellationToken.None));
        Assert.Equal(second.Thumbprint, Assert.Single(await KeysAsync(application)).CustomKeyIdentifier);
    }

    [Fact]
    public async Task A_service_principal_is_created_with_tags_once_and_deleted()
    {
        var application = (await CreateAsync()).ApplicationId!.Value;

        var created = Assert.IsType<DirectoryWrite.Created>(await Directory.CreateServicePrincipalAsync(application, ["HideApp"], CancellationToken.None));

        var principal = await Directory.FindServicePrincipalAsync(application, CancellationToken.None);
        Assert.Equal((created.Id, "HideApp"), (principal!.ObjectId, Assert.Single(principal.Tags)));
        Assert.Equal(409, Assert.IsType<DirectoryWrite.Refused>(await Directory.CreateServicePrincipalAsync(application, [], CancellationToken.None)).Status);
        Assert.IsType<DirectoryWrite.Accepted>(await Directory.ReplaceTagsAsync(principal.ObjectId, ["a", "b"], CancellationToken.None));
        Assert.Equal(["a", "b"], (await Directory.FindServicePrincipalAsync(application, CancellationToken.None))!.Tags);
        Assert.IsType<DirectoryWrite.Accepted>(await Directory.DeleteServicePrincipalAsync(principal.ObjectId, CancellationToken.None));
        Assert.Null(await Directory.FindServicePrincipalAsync(application, CancellationToken.None));
    }

    [Fact]
    public async Task Names_of_a_principal_are_replaced_and_its_roles_are_found_by_name()
    {
        var principal = (await Directory.FindServicePrincipalAsync(Exchange, CancellationToken.None))!;
        string[] names = [.. principal.ServicePrincipalNames, "https://mail.example.com/"];

        Assert.IsType<DirectoryWrite.Accepted>(await Directory.ReplaceServicePrincipalNamesAsync(principal.ObjectId, names, CancellationToken.None));

        Assert.Equal(names, (await Directory.FindServicePrincipalAsync(Exchange, CancellationToken.None))!.ServicePrincipalNames);
        Assert.Equal(new Guid("dc890d15-9560-4a4c-9b7f-a736ec74ec40"), principal.FindRole("full_access_as_app")!.Id);
    }

    [Fact]
    public async Task A_consent_is_given_once_listed_and_taken_back()
    {
        var application = (await CreateAsync()).ApplicationId!.Value;
        var principal = ((DirectoryWrite.Created)await Directory.CreateServicePrincipalAsync(application, [], CancellationToken.None)).Id;
        var exchange = (await Directory.FindServicePrincipalAsync(Exchange, CancellationToken.None))!;
        var role = exchange.FindRole("full_access_as_app")!.Id;

        var given = Assert.IsType<DirectoryWrite.Created>(await Directory.AssignAppRoleAsync(principal, exchange.ObjectId, role, CancellationToken.None));

        var assignment = Assert.Single(await Directory.ListAppRoleAssignmentsAsync(principal, CancellationToken.None));
        Assert.Equal(new AppRoleAssignment(given.Id, principal, exchange.ObjectId, role), assignment);
        Assert.Equal(400, Assert.IsType<DirectoryWrite.Refused>(await Directory.AssignAppRoleAsync(principal, exchange.ObjectId, role, CancellationToken.None)).Status);
        Assert.IsType<DirectoryWrite.Accepted>(await Directory.RemoveAppRoleAssignmentAsync(assignment, CancellationToken.None));
        Assert.Empty(await Directory.ListAppRoleAssignmentsAsync(principal, CancellationToken.None));
    }

    [Fact]
    public async Task A_creation_is_repeated_after_429_with_and_without_Retry_After()
    {
        await _estate.SwitchOnAsync(FaultNames.GraphThrottledSilently, "{\"requests\":2}");
        await CreateAsync();
        Assert.Equal([2, 4], _estate.Time.Waits.Select(wait => wait.TotalSeconds));

        await _estate.SwitchOnAsync(FaultNames.GraphThrottled, "{\"requests\":1,\"retryAfterSeconds\":7}");
        await CreateAsync();
        Assert.Equal(7, _estate.Time.Waits[^1].TotalSeconds);
        Assert.Equal(2, (await Directory.FindApplicationsAsync(Name, CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task A_refused_creation_is_an_answer(int status)
    {
        await _estate.SwitchOnAsync(FaultNames.CreationRefused, $"{{\"status\":{status}}}");

        var answer = await Directory.CreateApplicationAsync(new NewApplication(Name, "", ""), CancellationToken.None);

        Assert.Equal(status, Assert.IsType<DirectoryWrite.Refused>(answer).Status);
    }

    private async Task<DirectoryWrite.Created> CreateAsync() => Assert.IsType<DirectoryWrite.Created>(
        await Directory.CreateApplicationAsync(new NewApplication(Name, "what it is for", "who made it"), CancellationToken.None));

    private async Task<IReadOnlyList<KeyCredential>> KeysAsync(Guid application) =>
        (await Directory.FindApplicationAsync(application, CancellationToken.None))!.Keys;
}
