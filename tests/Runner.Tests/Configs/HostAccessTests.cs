using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Credentials;

namespace HybridTrust.Runner.Tests.Configs;

public sealed class HostAccessTests : IDisposable
{
    private const string Scope = """ "scope": "api://66666666-6666-4666-8666-666666666666/.default" """;
    private const string Application = """ "tenantId": "44444444-4444-4444-8444-444444444444", "clientId": "55555555-5555-4555-8555-555555555555" """;

    private readonly SetupFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_machines_identity_needs_no_token()
    {
        File.Delete(_folder.At("token"));
        using var setup = Valid($$""" "credential": { "kind": "managedIdentity", {{Scope}} } """);
        Assert.Equal(new CredentialConfig.ManagedIdentity(null, "api://66666666-6666-4666-8666-666666666666/.default"), setup.Config.Access.Credential);
        Assert.IsType<EntraToken>(setup.Token);
    }

    [Fact]
    public void An_applications_certificate_is_opened_at_the_start()
    {
        var credential = $$""" "credential": { "kind": "certificate", {{Application}}, "certificateFile": "runner.pfx", {{Scope}} } """;
        using (var setup = Valid(credential))
        {
            var application = Assert.IsType<CredentialConfig.Application>(setup.Config.Access.Credential);
            Assert.Equal(_folder.At("runner.pfx"), application.Certificate.File);
            Assert.Equal("login.microsoftonline.com", application.Authority.Host);
        }

        File.Delete(_folder.At("runner.pfx"));
        Assert.Equal(_folder.At("runner.pfx"), Assert.Single(Problems(credential)).File);
    }

    [Theory]
    [InlineData(""" "kind": "password", "scope": "api://h/.default" """, "kind")]
    [InlineData(""" "kind": "managedIdentity" """, "scope")]
    [InlineData(""" "kind": "managedIdentity", "scope": "api://h/Runner" """, "scope")]
    [InlineData(""" "kind": "managedIdentity", "scope": "api://h/.default", "clientId": "me" """, "clientId")]
    [InlineData(""" "kind": "managedIdentity", "scope": "api://h/.default", "secret": "hush" """, "secret")]
    [InlineData(""" "kind": "certificate", "scope": "api://h/.default", "clientId": "55555555-5555-4555-8555-555555555555", "certificateFile": "runner.pem" """, "tenantId")]
    [InlineData($$""" "kind": "certificate", "scope": "api://h/.default", {{Application}} """, "certificateFile")]
    [InlineData($$""" "kind": "certificate", "scope": "api://h/.default", {{Application}}, "certificateFile": "runner.pem", "authority": "http://127.0.0.1/" """, "authority")]
    public void A_credential_that_will_not_do_is_refused_with_its_place(string credential, string member)
    {
        var problem = Assert.Single(Problems($$""" "credential": { {{credential}} } """));
        Assert.Equal($"$.credential.{member}", problem.Path);
        Assert.DoesNotContain("hush", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_beside_a_credential_is_refused() => Assert.Equal(
        "$.tokenFile", Assert.Single(Problems($$""" "tokenFile": "token", "credential": { "kind": "managedIdentity", {{Scope}} } """)).Path);

    [Theory]
    [InlineData("system", null)]
    [InlineData("none", null)]
    [InlineData("http://proxy.fabrikam.com:8080", "http://proxy.fabrikam.com:8080/")]
    public void The_proxy_is_the_one_that_the_config_names(string proxy, string? address)
    {
        using var setup = Valid($$""" "tokenFile": "token", "proxy": "{{proxy}}" """);
        Assert.Equal(address, setup.Config.Access.Proxy.Address?.ToString());
        Assert.Equal(proxy, setup.Config.Access.Proxy.ToString());
    }

    [Theory]
    [InlineData("proxy.fabrikam.com:8080")]
    [InlineData("socks5://proxy.fabrikam.com")]
    [InlineData("http://name:hush@proxy.fabrikam.com:8080")]
    [InlineData("http://proxy.fabrikam.com/path")]
    public void A_proxy_that_will_not_do_is_refused(string proxy)
    {
        var problem = Assert.Single(Problems($$""" "tokenFile": "token", "proxy": "{{proxy}}" """));
        Assert.Equal("$.proxy", problem.Path);
        Assert.DoesNotContain("hush", problem.ToString(), StringComparison.Ordinal);
    }

    private RunnerSetup Valid(string access)
    {
        _folder.Config(access: access);
        return Assert.IsType<Reading<RunnerSetup>.Valid>(RunnerSetup.Read(_folder.ConfigPath, TimeProvider.System)).Value;
    }

    private IReadOnlyList<Problem> Problems(string access)
    {
        _folder.Config(access: access);
        return Assert.IsType<Reading<RunnerSetup>.Invalid>(RunnerSetup.Read(_folder.ConfigPath, TimeProvider.System)).Problems;
    }
}
