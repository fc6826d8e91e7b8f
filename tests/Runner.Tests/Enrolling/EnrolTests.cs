using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Enrolments;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Runner.Commands;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.Enrolling;
using HybridTrust.Runner.Policy;
using HybridTrust.Runner.Tests.Http;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Enrolling;

/// <summary>The command against a host that answers as the real one does.</summary>
public sealed class EnrolTests : IDisposable
{
    private const string Token = "exch-1.0123456789abcdef0123456789abcdef";

    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("enrol-").FullName, "runner");
    private readonly StubServer _server = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly string _code = EnrolmentCode.New();
    private PublicCertificate? _enrolled;
    private bool _hasToken = true;

    public EnrolTests() => _server.OnRequest = (_, body) => new StubAnswer(200, Answer(body, c => c, TestCertificates.Host));

    public void Dispose()
    {
        _server.Dispose();
        _output.Dispose();
        _errors.Dispose();
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    [Fact]
    public async Task A_server_gets_everything_that_a_runner_needs()
    {
        Assert.Equal(ExitCodes.Success, await EnrolAsync());

        var config = Assert.IsType<Reading<RunnerConfig>.Valid>(RunnerConfigFile.Read(At("runner.json"))).Value;
        Assert.Equal("exch-1", config.Name);
        Assert.Equal(_server.Address, config.Server);
        Assert.Equal(Token, await File.ReadAllTextAsync(At("token")));
        using var own = X509Certificate2.CreateFromPemFile(At("runner.pem"));
        Assert.True(own.HasPrivateKey);
        Assert.Equal(_enrolled, PublicCertificate.Of(own));
        Assert.Equal(PublicCertificate.Of(TestCertificates.Host), PublicCertificate.FromDer(await File.ReadAllBytesAsync(At("signer.pem"))));
        Assert.Contains(TestCertificates.Host.Thumbprint, _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("COMPARE", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_can_read_or_write_what_was_written()
    {
        await EnrolAsync();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in Directory.GetFiles(_folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task The_policy_is_refused_until_a_person_names_the_organization_and_then_only_looks()
    {
        await EnrolAsync();
        var refused = Assert.IsType<Reading<LocalPolicy>.Invalid>(new PolicyFile(At("policy.json")).Read());
        Assert.Equal("$.exchangeOrganization", Assert.Single(refused.Problems).Path);

        var text = await File.ReadAllTextAsync(At("policy.json"));
        await File.WriteAllTextAsync(At("policy.json"), text.Replace(Guid.Empty.ToString(), Samples.Organization.ToString(), StringComparison.Ordinal));
        var policy = Assert.IsType<Reading<LocalPolicy>.Valid>(new PolicyFile(At("policy.json")).Read()).Value;
        Assert.True(policy.ReadOnly);
        Assert.Empty(policy.Procedures);
    }

    [Fact]
    public async Task Neither_code_nor_token_nor_key_is_printed()
    {
        await EnrolAsync();
        var said = _output.ToString() + _errors;
        Assert.DoesNotContain(_code, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, said, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrolled_again_the_secrets_are_new_and_the_admins_own_files_are_left()
    {
        await EnrolAsync();
        var first = _enrolled;
        await File.WriteAllTextAsync(At("policy.json"), "mine");
        await File.AppendAllTextAsync(At("runner.json"), "\n");
        Assert.Equal(ExitCodes.Success, await EnrolAsync());

        Assert.NotEqual(first, _enrolled);
        Assert.Equal("mine", await File.ReadAllTextAsync(At("policy.json")));
        Assert.EndsWith("}\n\n", await File.ReadAllTextAsync(At("runner.json")), StringComparison.Ordinal);
        Assert.Contains("left as it is", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_config_for_another_host_is_not_touched_and_the_code_is_not_sent()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(At("runner.json"), """
            { "name": "exch-1", "server": "https://other.fabrikam.com/", "dataDirectory": "data", "certificateFile": "c", "signerFile": "s", "policyFile": "p" }
            """);
        Assert.Equal(ExitCodes.Failed, await EnrolAsync());
        Assert.Null(_enrolled);
        Assert.Contains("other.fabrikam.com", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_signer_that_was_asked_for_is_taken_by_either_thumbprint(bool sha256)
    {
        var signer = PublicCertificate.Of(TestCertificates.Host);
        Assert.Equal(ExitCodes.Success, await EnrolAsync("--signer", sha256 ? signer.Sha256 : signer.Thumbprint.ToLowerInvariant()));
        Assert.DoesNotContain("COMPARE", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_signer_than_asked_for_is_refused_and_nothing_is_written()
    {
        await RefusedAsync("Somebody may stand in between", "--signer", TestCertificates.Stranger.Thumbprint);
    }

    [Fact]
    public async Task A_grant_that_the_signer_did_not_seal_is_refused()
    {
        _server.OnRequest = (_, body) => new StubAnswer(200, Answer(body, c => c, TestCertificates.Stranger));
        await RefusedAsync("Nothing was written");
    }

    [Fact]
    public async Task A_grant_for_another_certificate_is_refused()
    {
        _server.OnRequest = (_, body) => new StubAnswer(200, Answer(body, _ => PublicCertificate.Of(TestCertificates.Stranger), TestCertificates.Host));
        await RefusedAsync("not this server's");
    }

    [Theory]
    [InlineData(403, """{ "detail": "The code was good until yesterday." }""", "good until yesterday")]
    [InlineData(502, "<html>", "did not say why")]
    [InlineData(200, "<html>", "not an enrolment")]
    [InlineData(200, """{ "signer": "AAAA", "grant": "AAAA" }""", "cannot be used")]
    public async Task Whatever_else_comes_is_said_and_nothing_is_written(int status, string body, string said)
    {
        _server.OnRequest = (_, _) => new StubAnswer(status, body);
        await RefusedAsync(said);
    }

    [Fact]
    public async Task Where_the_host_gives_no_token_none_is_written()
    {
        _hasToken = false;
        Assert.Equal(ExitCodes.Success, await EnrolAsync());
        Assert.False(File.Exists(At("token")));
        Assert.DoesNotContain("tokenFile", await File.ReadAllTextAsync(At("runner.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_was_typed_stands_in_the_new_config()
    {
        Assert.Equal(ExitCodes.Success, await EnrolAsync("--proxy", "http://proxy.fabrikam.com:8080"));
        var config = Assert.IsType<Reading<RunnerConfig>.Valid>(RunnerConfigFile.Read(At("runner.json"))).Value;
        Assert.Equal("http://proxy.fabrikam.com:8080/", config.Access.Proxy.Address!.ToString());
    }

    [Fact]
    public async Task With_an_identity_the_new_config_names_it_and_holds_no_token()
    {
        var typed = new EnrolArguments(null, "managedIdentity", "api://host/.default", null, null, null, null).ToConfig();
        using var http = new HttpClient();
        var enroller = new Enroller(
            new HostExchange(http, _server.Address), RunnerFiles.At(At("runner.json"), _server.Address), file => new FileKey(file, TimeProvider.System), _output);
        await enroller.EnrolAsync(new EnrolOptions(_server.Address, _code, typed, null), default);

        var config = Assert.IsType<Reading<RunnerConfig>.Valid>(RunnerConfigFile.Read(At("runner.json"))).Value;
        Assert.Equal(new CredentialConfig.ManagedIdentity(null, "api://host/.default"), config.Access.Credential);
        Assert.False(File.Exists(At("token")));
    }

    [Theory]
    [InlineData("$.credential.scope", "--credential", "managedIdentity")]
    [InlineData("$.credential.kind", "--scope", "api://host/.default")]
    [InlineData("$.credential.tenantId", "--credential", "certificate", "--scope", "api://host/.default", "--client-id", "55555555-5555-4555-8555-555555555555", "--certificate", "app.pem")]
    [InlineData("$.proxy", "--proxy", "socks")]
    public async Task What_was_typed_wrong_is_said_before_anything_is_sent(string path, params string[] typed)
    {
        Assert.Equal(ExitCodes.Usage, await EnrolAsync(typed));
        Assert.Contains(path, _errors.ToString(), StringComparison.Ordinal);
        Assert.Null(_enrolled);
    }

    [Fact]
    public async Task Without_the_applications_certificate_the_code_is_not_sent()
    {
        Assert.Equal(ExitCodes.Failed, await EnrolAsync(
            "--credential", "certificate", "--scope", "api://host/.default", "--tenant", "44444444-4444-4444-8444-444444444444",
            "--client-id", "55555555-5555-4555-8555-555555555555", "--certificate", At("nowhere.pem")));
        Assert.Contains("The code is still good", _errors.ToString(), StringComparison.Ordinal);
        Assert.Null(_enrolled);
    }

    [Fact]
    public async Task Enrolled_again_the_host_is_reached_as_the_config_says_and_no_other_way()
    {
        await EnrolAsync();
        var first = _enrolled;
        Assert.Equal(ExitCodes.Failed, await EnrolAsync("--proxy", "none"));
        Assert.Contains("The config is there already", _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(first, _enrolled);
    }

    [Fact]
    public async Task A_code_never_goes_over_a_network_in_the_clear()
    {
        Assert.Equal(ExitCodes.Usage, await RunnerCommands.InvokeAsync(
            ["enrol", "--server", "http://host.fabrikam.com", "--code", _code, "--config", At("runner.json")], _output, _errors));
    }

    private async Task RefusedAsync(string said, params string[] more)
    {
        Assert.Equal(ExitCodes.Failed, await EnrolAsync(more));
        Assert.Contains(said, _errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private Task<int> EnrolAsync(params string[] more) => RunnerCommands.InvokeAsync(
        ["enrol", "--server", _server.Address.ToString(), "--code", _code.ToLowerInvariant(), "--config", At("runner.json"), .. more], _output, _errors);

    private string Answer(string body, Func<PublicCertificate, PublicCertificate> grantedTo, X509Certificate2 sealedBy)
    {
        var request = TrustJson.Deserialize<EnrolmentRequest>(body);
        var certificate = PublicCertificate.FromDer(request.Certificate);
        Assert.Null(EnrolmentClaim.Check(request.Claim, certificate, _code));
        _enrolled = certificate;
        var grant = new EnrolmentGrant(EnrolmentGrant.CurrentVersion, "exch-1", grantedTo(certificate).Sha256, _hasToken ? Token : null);
        return TrustJson.Serialize(new EnrolmentAnswer(
            TestCertificates.Host.RawData, grant.SealAsync(new CertificateJobSigner(sealedBy), default).GetAwaiter().GetResult()));
    }

    private string At(string file) => Path.Combine(_folder, file);
}
