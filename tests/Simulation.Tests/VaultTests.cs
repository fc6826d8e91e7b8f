using System.Net.Http.Json;
using System.Text.Json;

namespace HybridTrust.Simulation.Tests;

public sealed class VaultTests : IAsyncLifetime
{
    private const string Secret = "vault/secrets/fabrikam-auth";
    private TestEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_secret_comes_back_as_it_was_set_with_its_times_in_Unix_seconds()
    {
        var set = await SetAsync("first");
        var got = await _estate.GetAsync($"{Secret}?api-version=7.5");

        Assert.Equal(set.GetRawText(), got.GetRawText());
        Assert.Equal("first", got.GetProperty("value").GetString());
        Assert.Equal("application/pkix-cert", got.GetProperty("contentType").GetString());
        Assert.Equal(1_700_000_000, got.GetProperty("attributes").GetProperty("nbf").GetInt64());
        Assert.True(got.GetProperty("attributes").GetProperty("created").GetInt64() > 1_700_000_000);
        Assert.Equal("ABC", got.GetProperty("tags").GetProperty("thumbprint").GetString());
        Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+/secrets/fabrikam-auth/[0-9a-f]{32}$", got.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Setting_again_makes_a_new_version_and_the_old_one_stays()
    {
        var first = await SetAsync("first");
        await SetAsync("second");
        var versions = (await _estate.GetAsync($"{Secret}/versions")).GetProperty("value");

        Assert.Equal("second", (await _estate.GetAsync(Secret)).GetProperty("value").GetString());
        Assert.Equal("first", (await _estate.GetAsync($"{Secret}/{Version(first)}")).GetProperty("value").GetString());
        Assert.Equal(2, versions.GetArrayLength());
        Assert.False(versions[0].TryGetProperty("value", out _));
    }

    [Fact]
    public async Task A_disabled_version_is_not_handed_out()
    {
        var first = await SetAsync("first");
        using var update = await _estate.Http.PatchAsJsonAsync($"{Secret}/{Version(first)}", new { attributes = new { enabled = false } });

        Assert.Equal(200, (int)update.StatusCode);
        Assert.Equal(403, await StatusAsync(Secret));
    }

    [Fact]
    public async Task A_deleted_secret_is_gone_with_all_its_versions()
    {
        var first = await SetAsync("first");
        await SetAsync("second");
        using var deleted = await _estate.Http.DeleteAsync(new Uri(Secret, UriKind.Relative));

        Assert.Equal(200, (int)deleted.StatusCode);
        Assert.Equal(404, await StatusAsync(Secret));
        Assert.Equal(404, await StatusAsync($"{Secret}/{Version(first)}"));
    }

    [Fact]
    public async Task A_request_without_a_token_learns_where_to_get_one()
    {
        using var anonymous = _estate.Client(token: null);
        using var response = await anonymous.GetAsync(new Uri(Secret, UriKind.Relative));

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(
            $"Bearer authorization=\"https://login.microsoftonline.com/{TestEstate.Profile.Tenant.Id}\", resource=\"https://vault.azure.net\"",
            response.Headers.WwwAuthenticate.Single().ToString());
    }

    [Fact]
    public async Task A_body_without_a_value_is_refused_in_Key_Vaults_shape()
    {
        using var response = await _estate.Http.PutAsJsonAsync(Secret, new { contentType = "text/plain" });

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("BadParameter", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("code").GetString());
    }

    private static string Version(JsonElement secret) => secret.GetProperty("id").GetString()!.Split('/')[^1];

    private async Task<JsonElement> SetAsync(string value)
    {
        var body = new
        {
            value,
            contentType = "application/pkix-cert",
            attributes = new { nbf = 1_700_000_000, exp = 1_900_000_000 },
            tags = new { thumbprint = "ABC" },
        };
        using var response = await _estate.Http.PutAsJsonAsync(Secret, body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<int> StatusAsync(string path)
    {
        using var response = await _estate.Http.GetAsync(new Uri(path, UriKind.Relative));
        return (int)response.StatusCode;
    }
}
