using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Simulation.Client;
using HybridTrust.Vault;

namespace HybridTrust.Simulation.Tests;

public sealed class ClientTests : IAsyncLifetime
{
    private readonly ImmediateTime _time = new();
    private TestEstate _estate = null!;

    private EstateDirectory Directory => new(_estate.Http, _time);

    private EstateVault Vault => new(_estate.Http);

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task The_directory_reads_a_principal_with_its_foreign_key()
    {
        var principal = await Directory.FindServicePrincipalAsync(TestEstate.Skype, CancellationToken.None);
        var key = Assert.Single(principal!.Keys);
        var certificate = PublicCertificate.FromDer(key.Key!.Value.Span);

        Assert.Equal(TestEstate.Skype, principal.ApplicationId);
        Assert.Equal("CN=sip.fabrikam.com", certificate.Subject);
        Assert.Equal(certificate.Thumbprint, key.CustomKeyIdentifier);
        Assert.Equal(certificate.NotBefore, key.StartDateTime);
        Assert.Equal(certificate.NotAfter, key.EndDateTime);
        Assert.Contains("SIMULATED", principal.DisplayName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_directory_finds_nothing_where_the_tenant_has_no_principal()
    {
        Assert.Null(await Directory.FindServicePrincipalAsync(Guid.NewGuid(), CancellationToken.None));
    }

    [Fact]
    public async Task The_directory_writes_the_keys_it_is_given()
    {
        var principal = await Directory.FindServicePrincipalAsync(TestEstate.Skype, CancellationToken.None);
        var kept = principal!.Keys.Select(k => new KeyToWrite(k.Key!.Value, k.Type!, k.Usage!)).Single();
        var added = new KeyToWrite(GraphTests.NewCertificate().RawData, "AsymmetricX509Cert", "Verify");

        var answer = await Directory.ReplaceKeysAsync(principal.ObjectId, [kept, added], CancellationToken.None);
        var after = await Directory.FindServicePrincipalAsync(TestEstate.Skype, CancellationToken.None);

        Assert.IsType<DirectoryWrite.Accepted>(answer);
        Assert.Equal(2, after!.Keys.Count);
        Assert.Equal(principal.Keys[0].KeyId, after.Keys[0].KeyId);
    }

    [Theory]
    [InlineData(400, "Request_BadRequest")]
    [InlineData(403, "Authorization_RequestDenied")]
    public async Task A_refusal_is_an_answer_and_changes_nothing(int status, string code)
    {
        await _estate.SwitchOnAsync("principal-refuses", $"{{\"status\":{status}}}");
        var principal = await Directory.FindServicePrincipalAsync(TestEstate.Skype, CancellationToken.None);

        var answer = await Directory.ReplaceKeysAsync(principal!.ObjectId, [], CancellationToken.None);

        var refused = Assert.IsType<DirectoryWrite.Refused>(answer);
        Assert.Equal(status, refused.Status);
        Assert.Equal(code, refused.Code);
        Assert.Single((await Directory.FindServicePrincipalAsync(TestEstate.Skype, CancellationToken.None))!.Keys);
    }

    [Fact]
    public async Task The_directory_waits_as_it_is_told_when_it_is_throttled()
    {
        await _estate.SwitchOnAsync("graph-throttled", "{\"requests\":3,\"retryAfterSeconds\":7}");

        Assert.NotNull(await Directory.FindServicePrincipalAsync(TestEstate.Skype, CancellationToken.None));
        Assert.Equal(3, _time.Waits.Count);
        Assert.All(_time.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(7), wait));
    }

    [Fact]
    public async Task The_directory_gives_up_when_the_throttling_does_not_end()
    {
        await _estate.SwitchOnAsync("graph-throttled", "{\"requests\":1000}");

        var failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => Directory.FindServicePrincipalAsync(TestEstate.Skype, CancellationToken.None));

        Assert.Contains("429", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, _time.Waits.Count);
    }

    [Fact]
    public async Task The_vault_keeps_a_certificate_with_thumbprint_and_dates()
    {
        var certificate = PublicCertificate.Of(GraphTests.NewCertificate());
        var stored = await Vault.StoreAsync("fabrikam-auth", certificate, CancellationToken.None);
        var found = await Vault.FindAsync("fabrikam-auth", CancellationToken.None);

        Assert.Equal(stored, found);
        Assert.Equal(certificate, found!.Certificate);
        Assert.Equal("application/pkix-cert", found.ContentType);
        Assert.Equal(certificate.Thumbprint, found.Thumbprint);
        Assert.Equal(certificate.NotBefore, found.NotBefore);
        Assert.Equal(certificate.NotAfter, found.ExpiresOn);
    }

    [Fact]
    public async Task Storing_the_same_certificate_again_adds_no_version()
    {
        var certificate = PublicCertificate.Of(GraphTests.NewCertificate());
        var first = await Vault.StoreAsync("fabrikam-auth", certificate, CancellationToken.None);
        var second = await Vault.StoreAsync("fabrikam-auth", certificate, CancellationToken.None);

        Assert.Equal(first.Reference, second.Reference);
        Assert.Equal(1, (await _estate.GetAsync("vault/secrets/fabrikam-auth/versions")).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Removing_the_newest_certificate_brings_back_the_one_before()
    {
        var first = await Vault.StoreAsync("fabrikam-auth", PublicCertificate.Of(GraphTests.NewCertificate()), CancellationToken.None);
        var second = await Vault.StoreAsync("fabrikam-auth", PublicCertificate.Of(GraphTests.NewCertificate()), CancellationToken.None);

        Assert.False(await Vault.RemoveAsync(first.Reference, CancellationToken.None));
        Assert.True(await Vault.RemoveAsync(second.Reference, CancellationToken.None));
        Assert.Equal(first.Reference, (await Vault.FindAsync("fabrikam-auth", CancellationToken.None))!.Reference);
        Assert.True(await Vault.RemoveAsync(first.Reference, CancellationToken.None));
        Assert.Null(await Vault.FindAsync("fabrikam-auth", CancellationToken.None));
        Assert.False(await Vault.RemoveAsync(new VaultReference("fabrikam-auth", "none"), CancellationToken.None));
    }
}
