using System.Collections.Concurrent;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using HybridTrust.Functions.Azure.Http;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Functions.Azure.Vault;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Tests.Azure;

/// <summary>Reading and writing the vault are two identities.</summary>
public sealed class VaultIdentityTests : IAsyncLifetime
{
    private const string Name = "fabrikam-auth";
    private readonly ConcurrentQueue<string> _asked = new();
    private AzureEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await AzureEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task What_only_looks_is_asked_by_the_reader_and_what_changes_something_by_the_writer()
    {
        var vault = new KeyVaultCertificates(reader: Client("reader"), writer: Client("writer"));

        await vault.FindAsync(Name, CancellationToken.None);
        var first = await vault.StoreAsync(Name, TestCertificates.Public(), CancellationToken.None);
        await vault.RemoveAsync(first.Reference, CancellationToken.None);
        await vault.FindAsync(Name, CancellationToken.None);

        Assert.Equal(["reader GET", "writer PATCH", "writer PUT"], _asked.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_reader_without_its_role_is_named_with_the_role()
    {
        var vault = new KeyVaultCertificates(reader: Client("reader", token: "another-token-0123456789"), writer: Client("writer"));

        var refusal = await Assert.ThrowsAsync<PermanentFailureException>(() => vault.StoreAsync(Name, TestCertificates.Public(), CancellationToken.None));

        Assert.Contains("Give the identity 'reader' the role 'Key Vault Secrets User'", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_asked, asked => asked.StartsWith("writer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_writer_without_its_role_is_named_with_the_role_and_reading_goes_on()
    {
        var vault = new KeyVaultCertificates(reader: Client("reader"), writer: Client("writer", token: "another-token-0123456789"));

        var refusal = await Assert.ThrowsAsync<PermanentFailureException>(() => vault.StoreAsync(Name, TestCertificates.Public(), CancellationToken.None));

        Assert.Contains("Give the identity 'writer' the role 'Key Vault Secrets Officer'", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await vault.FindAsync(Name, CancellationToken.None));
    }

    // The first request of a client carries no body and no token: it only asks where to get one.
    private SecretClient Client(string identity, string token = AzureEstate.Token) => new(
        PlainLoopback.Told(_estate.Url, "/vault"),
        new EstateCredential(token, TimeProvider.System),
        new SecretClientOptions
        {
            DisableChallengeResourceVerification = true,
            Transport = new HttpClientTransport(new Listening(identity, _asked)),
        });

    private sealed class Listening(string identity, ConcurrentQueue<string> asked) : DelegatingHandler(new PlainLoopback(new SocketsHttpHandler { UseProxy = false }))
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Enqueue($"{identity} {request.Method}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
