using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HybridTrust.Functions.Azure.Vault;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Vault;

namespace HybridTrust.Functions.Tests.Azure;

public sealed class KeyVaultCertificatesTests : IAsyncLifetime
{
    private const string Name = "fabrikam-auth";
    private AzureEstate _estate = null!;

    private KeyVaultCertificates Vault => _estate.Vault;

    public async Task InitializeAsync() => _estate = await AzureEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_certificate_is_kept_with_type_dates_and_both_hashes()
    {
        var certificate = TestCertificates.Public();

        var stored = await Vault.StoreAsync(Name, certificate, CancellationToken.None);

        Assert.Equal(stored, await Vault.FindAsync(Name, CancellationToken.None));
        Assert.Equal(certificate, stored.Certificate);
        Assert.Equal("application/pkix-cert", stored.ContentType);
        Assert.Equal(certificate.Thumbprint, stored.Thumbprint);
        Assert.Equal(certificate.NotBefore, stored.NotBefore);
        Assert.Equal(certificate.NotAfter, stored.ExpiresOn);
        var secret = await SecretAsync();
        Assert.Equal(Convert.ToBase64String(certificate.Der.Span), secret["value"]!.GetValue<string>());
        Assert.Equal(certificate.Sha256, secret["tags"]!["sha256"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_is_found_where_nothing_was_stored() =>
        Assert.Null(await Vault.FindAsync("nothing", CancellationToken.None));

    [Fact]
    public async Task Storing_what_is_there_adds_no_version()
    {
        var certificate = TestCertificates.Public();
        var first = await Vault.StoreAsync(Name, certificate, CancellationToken.None);
        var second = await Vault.StoreAsync(Name, certificate, CancellationToken.None);

        Assert.Equal(first.Reference, second.Reference);
        Assert.Equal(1, await VersionsAsync());
    }

    [Fact]
    public async Task Dates_that_were_changed_by_hand_are_mended_by_a_new_version()
    {
        var certificate = TestCertificates.Public();
        var stored = await Vault.StoreAsync(Name, certificate, CancellationToken.None);
        await ChangeAsync(stored.Reference, new JsonObject { ["attributes"] = new JsonObject { ["exp"] = 1 } });

        var mended = await Vault.StoreAsync(Name, certificate, CancellationToken.None);

        Assert.NotEqual(stored.Reference, mended.Reference);
        Assert.Equal(certificate.NotAfter, mended.ExpiresOn);
    }

    [Fact]
    public async Task Removing_the_newest_brings_back_the_one_before()
    {
        var first = await Vault.StoreAsync(Name, TestCertificates.Public(), CancellationToken.None);
        var second = await Vault.StoreAsync(Name, TestCertificates.Public(), CancellationToken.None);

        Assert.False(await Vault.RemoveAsync(first.Reference, CancellationToken.None));
        Assert.True(await Vault.RemoveAsync(second.Reference, CancellationToken.None));
        Assert.Equal(first.Reference, (await Vault.FindAsync(Name, CancellationToken.None))!.Reference);
        Assert.True(await Vault.RemoveAsync(first.Reference, CancellationToken.None));
        Assert.Null(await Vault.FindAsync(Name, CancellationToken.None));
        Assert.False(await Vault.RemoveAsync(first.Reference, CancellationToken.None));
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AQIDBA==")]
    public async Task A_damaged_value_is_an_error_that_does_not_quote_it_and_storing_mends_it(string value)
    {
        await PutAsync(value, "application/pkix-cert");

        var damage = await Assert.ThrowsAsync<FormatException>(() => Vault.FindAsync(Name, CancellationToken.None));

        Assert.Contains($"Secret {Name}/", damage.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, damage.Message, StringComparison.Ordinal);
        var certificate = TestCertificates.Public();
        await Vault.StoreAsync(Name, certificate, CancellationToken.None);
        Assert.Equal(certificate, (await Vault.FindAsync(Name, CancellationToken.None))!.Certificate);
    }

    [Fact]
    public async Task A_value_that_its_hash_does_not_fit_is_an_error()
    {
        var stored = await Vault.StoreAsync(Name, TestCertificates.Public(), CancellationToken.None);
        await ChangeAsync(stored.Reference, new JsonObject { ["tags"] = new JsonObject { ["sha256"] = "00" } });

        var damage = await Assert.ThrowsAsync<FormatException>(() => Vault.FindAsync(Name, CancellationToken.None));

        Assert.Contains("sha256", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_of_someone_else_is_never_written_over()
    {
        var theirs = Convert.ToBase64String(TestCertificates.Public().Der.Span);
        await PutAsync(theirs, "text/plain");

        await Assert.ThrowsAsync<FormatException>(() => Vault.FindAsync(Name, CancellationToken.None));
        var refusal = await Assert.ThrowsAsync<FormatException>(() => Vault.StoreAsync(Name, TestCertificates.Public(), CancellationToken.None));

        Assert.DoesNotContain(theirs, refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await VersionsAsync());
    }

    private static Uri Address(string path) => new($"vault/secrets/{path}", UriKind.Relative);

    private async Task<JsonNode> SecretAsync() => (await _estate.Http.GetFromJsonAsync<JsonNode>(Address(Name)))!;

    private async Task<int> VersionsAsync() =>
        (await _estate.Http.GetFromJsonAsync<JsonNode>(Address($"{Name}/versions")))!["value"]!.AsArray().Count;

    private async Task PutAsync(string value, string contentType)
    {
        using var response = await _estate.Http.PutAsJsonAsync(Address(Name), new JsonObject { ["value"] = value, ["contentType"] = contentType });
        response.EnsureSuccessStatusCode();
    }

    private async Task ChangeAsync(VaultReference secret, JsonObject change)
    {
        using var response = await _estate.Http.PatchAsJsonAsync(Address(secret.ToString()), change);
        response.EnsureSuccessStatusCode();
    }
}
