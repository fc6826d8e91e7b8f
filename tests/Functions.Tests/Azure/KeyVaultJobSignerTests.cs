using System.Text;
using System.Text.Json.Nodes;
using HybridTrust.Functions.Azure.Signing;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Jobs;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Tests.Azure;

public sealed class KeyVaultJobSignerTests : IAsyncLifetime
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("a job");
    private FakeKeyVault _vault = null!;

    public async Task InitializeAsync() => _vault = await FakeKeyVault.StartAsync();

    public Task DisposeAsync() => _vault.DisposeAsync().AsTask();

    [Fact]
    public async Task The_first_start_makes_a_certificate_whose_key_cannot_leave_the_vault()
    {
        using var signer = Signer();

        var certificate = await signer.CertificateAsync(CancellationToken.None);

        Assert.Equal(1, _vault.Made);
        Assert.True(certificate.RsaKeySize >= 2048);
        var policy = JsonNode.Parse(_vault.Service.Requests.Last(r => r.Target.Contains("/create", StringComparison.Ordinal)).Body)!["policy"]!;
        Assert.False(policy["key_props"]!["exportable"]!.GetValue<bool>());
        Assert.Equal("RSA", policy["key_props"]!["kty"]!.GetValue<string>());
        Assert.Equal(3072, policy["key_props"]!["key_size"]!.GetValue<int>());
        Assert.Equal("Self", policy["issuer"]!["name"]!.GetValue<string>());
        Assert.Equal("EmailContacts", policy["lifetime_actions"]![0]!["action"]!["action_type"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_next_start_uses_the_one_that_is_there()
    {
        using var first = Signer();
        using var second = Signer();

        Assert.Equal(await first.CertificateAsync(CancellationToken.None), await second.CertificateAsync(CancellationToken.None));
        Assert.Equal(1, _vault.Made);
    }

    [Fact]
    public async Task Two_hosts_that_start_together_wait_for_one_certificate()
    {
        _vault.IsBeingMade = true;
        using var signer = Signer();

        Assert.NotNull(await signer.CertificateAsync(CancellationToken.None));
        Assert.Contains(_vault.Service.Requests, r => r.Target.Contains("/pending", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_vault_signs_a_runner_opens_with_the_pinned_certificate()
    {
        using var signer = Signer();

        var envelope = await signer.SignAsync(Content, CancellationToken.None);

        var opening = CmsSeal.Open(envelope, await signer.CertificateAsync(CancellationToken.None));
        Assert.Equal(Content, Assert.IsType<Opening<ReadOnlyMemory<byte>>.Opened>(opening).Value.ToArray());
        Assert.Single(_vault.Service.Requests, r => r.Target.Contains("/sign", StringComparison.Ordinal));
        Assert.IsType<Opening<ReadOnlyMemory<byte>>.Refused>(CmsSeal.Open(envelope, TestCertificates.Public()));
    }

    [Fact]
    public async Task Opened_once_it_keeps_its_certificate_when_a_new_version_appears()
    {
        using var signer = Signer();
        var before = await signer.CertificateAsync(CancellationToken.None);
        _vault.Add(TestCertificates.WithKey(), exportable: false);

        Assert.Equal(before, await signer.CertificateAsync(CancellationToken.None));
        Assert.IsType<Opening<ReadOnlyMemory<byte>>.Opened>(CmsSeal.Open(await signer.SignAsync(Content, CancellationToken.None), before));
    }

    [Fact]
    public async Task A_named_version_signs_although_there_is_a_newer_one()
    {
        var older = TestCertificates.WithKey();
        var version = _vault.Add(older, exportable: false);
        _vault.Add(TestCertificates.WithKey(), exportable: false);
        using var signer = Signer(version);

        Assert.Equal(older.Thumbprint, (await signer.CertificateAsync(CancellationToken.None)).Thumbprint);
    }

    [Fact]
    public async Task A_key_that_could_be_exported_is_refused()
    {
        _vault.Add(TestCertificates.WithKey(), exportable: true);
        using var signer = Signer();

        var refusal = await Assert.ThrowsAsync<PermanentFailureException>(() => signer.SignAsync(Content, CancellationToken.None));

        Assert.Contains("exportable", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_key_is_refused()
    {
        _vault.Add(TestCertificates.WithKey(1024), exportable: false);
        using var signer = Signer();

        await Assert.ThrowsAsync<PermanentFailureException>(() => signer.CertificateAsync(CancellationToken.None));
    }

    private KeyVaultJobSigner Signer(string? version = null) =>
        new(_vault.Certificates, _vault.Key, new JobSignerName("job-signer", version));
}
