using System.Text.Json;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.Tests.Configs;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Credentials;

/// <summary>The real client library against Entra's addresses: what the config names is what goes over the wire.</summary>
public sealed class ApplicationTests : IDisposable
{
    private static readonly Guid Tenant = new("44444444-4444-4444-8444-444444444444");
    private static readonly Guid Client = new("55555555-5555-4555-8555-555555555555");

    private readonly SetupFolder _folder = new();
    private readonly ToyEntra _entra = new();

    public void Dispose()
    {
        _folder.Dispose();
        _entra.Dispose();
    }

    [Fact]
    public async Task A_token_is_asked_for_with_the_applications_certificate()
    {
        using var tokens = Tokens(_folder.At("runner.pem"))!;
        Assert.Equal("hush", await tokens.GetAsync(CancellationToken.None));

        Assert.Equal($"/{Tenant}/oauth2/v2.0/token", _entra.TokenEndpoint!.AbsolutePath);
        var form = Assert.Single(_entra.Asked);
        Assert.Equal(Client.ToString(), form["client_id"]);
        Assert.Contains("api://host/.default", form["scope"], StringComparison.Ordinal);
        using var header = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(form["client_assertion"].Split('.')[0]));
        var thumbprint = header.RootElement.EnumerateObject().First(p => p.Name.StartsWith("x5t", StringComparison.Ordinal)).Value.GetString()!;
        Assert.Contains(
            Convert.ToHexString(System.Buffers.Text.Base64Url.DecodeFromChars(thumbprint)),
            new[] { TestCertificates.Runner.Thumbprint, TestCertificates.Runner.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) });
    }

    [Fact]
    public async Task A_refusal_of_Entra_is_said_with_what_to_look_at()
    {
        _entra.Refusal = "AADSTS700027: the key was not found";
        using var tokens = Tokens(_folder.At("runner.pem"))!;
        var thrown = await Assert.ThrowsAsync<CredentialException>(async () => await tokens.GetAsync(CancellationToken.None));
        Assert.Contains("AADSTS700027: the key was not found", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(TestCertificates.Runner.Thumbprint, thrown.Message, StringComparison.Ordinal);
        Assert.Contains(Client.ToString(), thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }

    [Fact]
    public void A_certificate_that_is_not_there_is_a_problem_and_nobody_is_asked()
    {
        var problems = new List<Problem>();
        Assert.Null(Tokens(_folder.At("nowhere.pem"), problems));
        Assert.Equal(_folder.At("nowhere.pem"), Assert.Single(problems).File);
        Assert.Empty(_entra.Asked);
    }

    private EntraToken? Tokens(string certificate, List<Problem>? problems = null) => HostTokens.OfEntra(
        new CredentialConfig.Application(
            Tenant, Client, new CertificatePlace(certificate, null), new Uri("https://login.microsoftonline.com/"), "api://host/.default"),
        _ => _entra,
        problems ?? [],
        TimeProvider.System);
}
