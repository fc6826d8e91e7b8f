using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HybridTrust.Simulation.Tests;

public sealed class TokenTests : IAsyncLifetime
{
    private const string Audience = "00000002-0000-0ff1-ce00-000000000000/fabrikam.com@tenant";
    private static readonly Guid Tenant = TestEstate.Profile.Tenant.Id;

    private TestEstate _estate = null!;
    private RSA _authKey = null!;
    private string _thumbprint = "";

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.StartAsync();
        await _estate.EstablishAsync();
        _thumbprint = (await _estate.AuthCertificateAsync()).Thumbprint;
        _authKey = RSA.Create();
        _authKey.ImportPkcs8PrivateKey(await File.ReadAllBytesAsync(Path.Combine(_estate.Directory, "keys", $"{_thumbprint}.p8")), out _);
    }

    public Task DisposeAsync()
    {
        _authKey.Dispose();
        return _estate.DisposeAsync().AsTask();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task An_assertion_signed_with_the_registered_key_earns_a_token_for_the_application(string slash)
    {
        var answer = await AskAsync(Assertion(claims => claims["iss"] = $"{TestEstate.Skype}{slash}@{Tenant}"));
        var claims = Claims(answer.GetProperty("access_token").GetString()!);

        Assert.Equal("Bearer", answer.GetProperty("token_type").GetString());
        Assert.Equal($"00000001-0000-0000-c000-000000000000@{Tenant}", claims.GetProperty("iss").GetString());
        Assert.Equal($"{TestEstate.Skype}@{Tenant}", claims.GetProperty("nameid").GetString());
        Assert.Equal(Audience, claims.GetProperty("aud").GetString());
        Assert.True(claims.GetProperty("simulated").GetBoolean());
        Assert.Equal(1, (await _estate.GetAsync("estate/counters")).GetProperty("tokenRequests").GetInt32());
    }

    [Fact]
    public async Task An_assertion_signed_with_another_key_is_refused()
    {
        using var other = RSA.Create(2048);

        Assert.Equal("signature", await RefusedAtAsync(Assertion(key: other)));
    }

    [Fact]
    public async Task An_assertion_changed_after_signing_is_refused()
    {
        var parts = Assertion().Split('.');
        var changed = Claims(Assertion()).GetRawText().Replace("\"nbf\"", "\"x\":1,\"nbf\"", StringComparison.Ordinal);

        Assert.Equal("signature", await RefusedAtAsync($"{parts[0]}.{Encode(changed)}.{parts[2]}"));
    }

    [Fact]
    public async Task An_assertion_without_a_real_signature_algorithm_is_refused()
    {
        var parts = Assertion().Split('.');
        var header = Encode(new JsonObject { ["alg"] = "none", ["x5t"] = X5t() }.ToJsonString());

        Assert.Equal("signature", await RefusedAtAsync($"{header}.{parts[1]}."));
    }

    [Fact]
    public async Task A_key_that_is_registered_on_another_application_does_not_count()
    {
        var foreign = (await _estate.GetAsync(GraphTests.ByApplication(TestEstate.Skype) + "?$select=keyCredentials"))
            .GetProperty("keyCredentials")[0].GetProperty("customKeyIdentifier").GetString()!;

        Assert.Equal("key", await RefusedAtAsync(Assertion(
            claims => claims["iss"] = $"{TestEstate.ExchangeOnline}@{Tenant}", thumbprint: foreign)));
    }

    [Fact]
    public async Task A_wrong_issuer_realm_or_audience_is_named()
    {
        Assert.Equal("issuer", await RefusedAtAsync(Assertion(claims => claims["iss"] = "somebody")));
        Assert.Equal("realm", await RefusedAtAsync(Assertion(claims => claims["iss"] = $"{TestEstate.Skype}@fabrikam.com")));
        Assert.Equal("principal", await RefusedAtAsync(Assertion(claims => claims["iss"] = $"{Guid.NewGuid()}@{Tenant}")));
        Assert.Equal("audience", await RefusedAtAsync(Assertion(claims => claims["aud"] = "https://elsewhere")));
    }

    [Fact]
    public async Task An_assertion_of_another_time_is_refused()
    {
        var now = TimeProvider.System.GetUtcNow();

        Assert.Equal("validity", await RefusedAtAsync(Assertion(claims => claims["exp"] = now.AddHours(-1).ToUnixTimeSeconds())));
        Assert.Equal("validity", await RefusedAtAsync(Assertion(claims => claims["nbf"] = now.AddHours(1).ToUnixTimeSeconds())));
        Assert.Equal("validity", await RefusedAtAsync(Assertion(claims => claims.Remove("exp"))));
        Assert.Equal("validity", await RefusedAtAsync(Assertion(claims => claims["exp"] = long.MaxValue)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("!.!.!")]
    public async Task What_is_no_token_is_refused(string assertion)
    {
        Assert.Equal("assertion", await RefusedAtAsync(assertion));
    }

    [Fact]
    public async Task A_claim_given_twice_makes_no_token()
    {
        var parts = Assertion().Split('.');

        Assert.Equal("assertion", await RefusedAtAsync($"{parts[0]}.{Encode("{\"iss\":\"a\",\"iss\":\"b\"}")}.{parts[2]}"));
    }

    [Fact]
    public async Task Another_tenant_is_not_served_here()
    {
        var answer = await AskAsync(Assertion(), Guid.NewGuid());

        Assert.Equal("tenant", answer.GetProperty("error_link").GetString());
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static JsonElement Claims(string token)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
        return document.RootElement.Clone();
    }

    private string X5t() => Base64Url.EncodeToString(Convert.FromHexString(_thumbprint));

    private string Assertion(Action<JsonObject>? change = null, RSA? key = null, string? thumbprint = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = $"{TestEstate.Skype}@{Tenant}",
            ["aud"] = $"00000001-0000-0000-c000-000000000000/accounts.accesscontrol.windows.net@{Tenant}",
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(10).ToUnixTimeSeconds(),
        };
        change?.Invoke(claims);
        var header = new JsonObject
        {
            ["alg"] = "RS256",
            ["x5t"] = Base64Url.EncodeToString(Convert.FromHexString(thumbprint ?? _thumbprint)),
        };
        var signed = $"{Encode(header.ToJsonString())}.{Encode(claims.ToJsonString())}";
        var signature = (key ?? _authKey).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private async Task<JsonElement> AskAsync(string assertion, Guid? tenant = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion"] = assertion,
            ["resource"] = Audience,
        });
        using var response = await _estate.Http.PostAsync(new Uri($"{tenant ?? Tenant}/tokens/OAuth/2", UriKind.Relative), form);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<string> RefusedAtAsync(string assertion) =>
        (await AskAsync(assertion)).GetProperty("error_link").GetString()!;
}
