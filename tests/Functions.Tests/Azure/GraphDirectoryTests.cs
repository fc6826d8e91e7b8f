using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Functions.Tests.Azure;

public sealed class GraphDirectoryTests : IAsyncLifetime
{
    private AzureEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await AzureEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_principal_comes_with_the_bytes_of_its_keys()
    {
        // The estate answers nobody without its token, so an answer shows that the Authorization header was sent.
        var principal = await FindAsync();

        var key = Assert.Single(principal.Keys);
        var certificate = PublicCertificate.FromDer(key.Key!.Value.Span);
        Assert.Equal("CN=sip.fabrikam.com", certificate.Subject);
        Assert.Equal(AzureEstate.Skype, principal.ApplicationId);
        Assert.Equal("AsymmetricX509Cert", key.Type);
        Assert.Equal("Verify", key.Usage);
        Assert.Equal(certificate.NotBefore, key.StartDateTime);
        Assert.Equal(certificate.NotAfter, key.EndDateTime);
    }

    [Fact]
    public async Task The_identifier_of_a_key_is_the_text_that_Graph_wrote()
    {
        var key = (await FindAsync()).Keys[0];
        var certificate = PublicCertificate.FromDer(key.Key!.Value.Span);

        Assert.Equal(certificate.Thumbprint, key.CustomKeyIdentifier);
        Assert.True(ThumbprintText.IsThumbprint(key.CustomKeyIdentifier, certificate.Thumbprint));
    }

    [Fact]
    public async Task A_principal_that_the_tenant_does_not_have_is_null() =>
        Assert.Null(await _estate.Directory.FindServicePrincipalAsync(Guid.NewGuid(), CancellationToken.None));

    [Fact]
    public async Task A_write_replaces_all_keys()
    {
        var principal = await FindAsync();
        var kept = new KeyToWrite(principal.Keys[0].Key!.Value, "AsymmetricX509Cert", "Verify");
        var added = TestCertificates.Public();

        Assert.IsType<DirectoryWrite.Accepted>(await WriteAsync(principal, kept, Key(added)));
        Assert.Equal([principal.Keys[0].KeyId, null], (await FindAsync()).Keys.Select(k => k.KeyId == principal.Keys[0].KeyId ? k.KeyId : null));

        Assert.IsType<DirectoryWrite.Accepted>(await WriteAsync(principal, Key(added)));
        Assert.Equal(added.Der.ToArray(), Assert.Single((await FindAsync()).Keys).Key!.Value.ToArray());
    }

    [Theory]
    [InlineData(400, "Request_BadRequest")]
    [InlineData(403, "Authorization_RequestDenied")]
    public async Task A_refusal_of_a_write_is_an_answer(int status, string code)
    {
        var principal = await FindAsync();
        await _estate.SwitchOnAsync(FaultNames.PrincipalRefuses, $"{{\"status\":{status}}}");

        var refused = Assert.IsType<DirectoryWrite.Refused>(await WriteAsync(principal, Key(TestCertificates.Public())));

        Assert.Equal(status, refused.Status);
        Assert.Equal(code, refused.Code);
        Assert.Contains(AzureEstate.Skype.ToString(), refused.Message, StringComparison.Ordinal);
        Assert.Equal(principal.Keys[0].KeyId, Assert.Single((await FindAsync()).Keys).KeyId);
    }

    [Fact]
    public async Task Throttling_is_waited_for_as_long_as_Graph_says()
    {
        var principal = await FindAsync();
        await _estate.SwitchOnAsync(FaultNames.GraphThrottled, "{\"requests\":2,\"retryAfterSeconds\":7}");

        Assert.IsType<DirectoryWrite.Accepted>(await WriteAsync(principal, Key(TestCertificates.Public())));
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], _estate.Time.Waits);
    }

    [Fact]
    public async Task Throttling_that_does_not_end_is_an_error_that_says_so()
    {
        await _estate.SwitchOnAsync(FaultNames.GraphThrottled, "{\"requests\":1000,\"retryAfterSeconds\":1}");

        var failure = await Assert.ThrowsAsync<ThrottledException>(FindAsync);

        Assert.Contains("429", failure.Message, StringComparison.Ordinal);
        Assert.Contains(AzureEstate.Skype.ToString(), failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, _estate.Time.Waits.Count);
    }

    [Fact]
    public async Task A_wait_longer_than_an_activity_should_take_is_left_to_the_engine()
    {
        await _estate.SwitchOnAsync(FaultNames.GraphThrottled, "{\"requests\":1,\"retryAfterSeconds\":600}");

        await Assert.ThrowsAsync<ThrottledException>(FindAsync);
        Assert.Empty(_estate.Time.Waits);
    }

    [Fact]
    public async Task The_writer_of_core_adds_a_key_through_the_adapter()
    {
        var added = TestCertificates.Public();
        var writer = new KeyWriter(_estate.Directory, TimeProvider.System);

        var outcome = await writer.AddAsync(AzureEstate.Skype, added, CancellationToken.None);

        Assert.IsType<KeyWriteOutcome.Written>(outcome);
        Assert.Equal(2, (await FindAsync()).Keys.Count);
    }

    private static KeyToWrite Key(PublicCertificate certificate) => new(certificate.Der, "AsymmetricX509Cert", "Verify");

    private async Task<ServicePrincipal> FindAsync() =>
        (await _estate.Directory.FindServicePrincipalAsync(AzureEstate.Skype, CancellationToken.None))!;

    private Task<DirectoryWrite> WriteAsync(ServicePrincipal principal, params KeyToWrite[] keys) =>
        _estate.Directory.ReplaceKeysAsync(principal.ObjectId, keys, CancellationToken.None);
}
