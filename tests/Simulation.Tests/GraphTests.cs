using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HybridTrust.Simulation.Tests;

public sealed class GraphTests : IAsyncLifetime
{
    private const string Selected = "?$select=id,keyCredentials";
    private TestEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_principal_is_read_by_application_id_or_object_id_with_the_same_keys()
    {
        var byApplication = await _estate.GetAsync(ByApplication(TestEstate.Skype) + Selected);
        var byObject = await _estate.GetAsync($"graph/v1.0/servicePrincipals/{byApplication.GetProperty("id").GetString()}{Selected}");

        Assert.Equal(byApplication.GetRawText(), byObject.GetRawText());
        Assert.EndsWith("/graph/v1.0/$metadata#servicePrincipals/$entity", byApplication.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_values_come_back_only_from_a_single_object_that_is_asked_for_them()
    {
        var filter = $"graph/v1.0/servicePrincipals?$filter=appId eq '{TestEstate.Skype}'&$select=id,keyCredentials";

        Assert.Equal(JsonValueKind.String, Key(await _estate.GetAsync(ByApplication(TestEstate.Skype) + Selected)).GetProperty("key").ValueKind);
        Assert.Equal(JsonValueKind.String, Key(await _estate.GetAsync(ByApplication(TestEstate.Skype) + "?%24select=keyCredentials")).GetProperty("key").ValueKind);
        Assert.Equal(JsonValueKind.Null, Key(await _estate.GetAsync(ByApplication(TestEstate.Skype))).GetProperty("key").ValueKind);
        Assert.Equal(JsonValueKind.Null, Key((await _estate.GetAsync(filter)).GetProperty("value")[0]).GetProperty("key").ValueKind);
    }

    [Fact]
    public async Task A_key_carries_the_certificates_thumbprint_as_text_and_its_dates()
    {
        var key = Key(await _estate.GetAsync(ByApplication(TestEstate.Skype) + Selected));
        using var certificate = X509CertificateLoader.LoadCertificate(key.GetProperty("key").GetBytesFromBase64());

        Assert.Equal(certificate.Thumbprint, key.GetProperty("customKeyIdentifier").GetString());
        Assert.Equal(certificate.NotBefore.ToUniversalTime(), key.GetProperty("startDateTime").GetDateTime().ToUniversalTime());
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), key.GetProperty("endDateTime").GetDateTime().ToUniversalTime());
        Assert.Equal("Verify", key.GetProperty("usage").GetString());
    }

    [Fact]
    public async Task An_application_without_a_principal_is_not_found()
    {
        using var response = await _estate.Http.GetAsync(new Uri(ByApplication(Guid.NewGuid()), UriKind.Relative));
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal("Request_ResourceNotFound", error.GetProperty("code").GetString());
        Assert.True(error.GetProperty("innerError").TryGetProperty("request-id", out _));
    }

    [Fact]
    public async Task A_property_that_does_not_exist_cannot_be_selected()
    {
        using var response = await _estate.Http.GetAsync(new Uri(ByApplication(TestEstate.Skype) + "?$select=colour", UriKind.Relative));

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_write_replaces_every_key()
    {
        var added = NewCertificate();

        Assert.Equal(204, await PatchAsync(Entry(added)));
        Assert.Equal(added.Thumbprint, Key(await ReadAsync()).GetProperty("customKeyIdentifier").GetString());
        Assert.Equal(1, (await ReadAsync()).GetProperty("keyCredentials").GetArrayLength());
    }

    [Fact]
    public async Task A_kept_key_keeps_its_id_dates_and_name_when_it_is_sent_again()
    {
        var before = Key(await ReadAsync());
        var kept = new JsonObject { ["type"] = "AsymmetricX509Cert", ["usage"] = "Verify", ["key"] = before.GetProperty("key").GetString() };

        Assert.Equal(204, await PatchAsync(kept, Entry(NewCertificate())));
        Assert.Equal(2, (await ReadAsync()).GetProperty("keyCredentials").GetArrayLength());
        Assert.Equal(before.GetRawText(), Key(await ReadAsync()).GetRawText());
    }

    [Fact]
    public async Task A_key_without_a_value_is_refused_and_nothing_is_lost()
    {
        var before = (await ReadAsync()).GetRawText();

        Assert.Equal(400, await PatchAsync(new JsonObject { ["type"] = "AsymmetricX509Cert", ["usage"] = "Verify", ["key"] = null }));
        Assert.Equal(before, (await ReadAsync()).GetRawText());
    }

    [Fact]
    public async Task A_key_that_quotes_its_id_with_changes_is_refused_by_name()
    {
        var keyId = Key(await ReadAsync()).GetProperty("keyId").GetString()!;
        var entry = Entry(NewCertificate());
        entry["keyId"] = keyId;

        Assert.Contains($"Update to existing credential with KeyId '{keyId}' is not allowed.", await RefusalAsync(entry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_quotes_its_id_with_another_name_is_refused()
    {
        var before = Key(await ReadAsync());
        var entry = JsonNode.Parse(before.GetRawText())!.AsObject();
        entry["displayName"] = "another";

        Assert.Contains("is not allowed.", await RefusalAsync(entry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_type_member_of_OData_is_tolerated()
    {
        var entry = Entry(NewCertificate());
        entry["@odata.type"] = "#microsoft.graph.keyCredential";

        Assert.Equal(204, await PatchAsync(entry));
    }

    [Fact]
    public async Task What_is_no_certificate_is_refused()
    {
        Assert.Equal(400, await PatchAsync(new JsonObject { ["type"] = "AsymmetricX509Cert", ["usage"] = "Verify", ["key"] = "AAAA" }));
        Assert.Equal(400, await PatchAsync(new JsonObject { ["type"] = "AsymmetricX509Cert", ["usage"] = "Verify", ["key"] = "not base64" }));
        Assert.Equal(400, await PatchAsync(new JsonObject { ["key"] = Convert.ToBase64String(NewCertificate().RawData) }));
        Assert.Equal(400, await PatchAsync(JsonValue.Create(1)));
    }

    [Fact]
    public async Task Reads_see_the_old_keys_until_a_write_has_replicated()
    {
        await using var slow = await TestEstate.StartAsync(file => file["tenant"]!["replicationLagReads"] = 2);
        var before = (await slow.GetAsync(ByApplication(TestEstate.Skype) + Selected)).GetRawText();
        var id = await IdAsync(slow);
        await PatchAsync(slow, id, Entry(NewCertificate()));

        Assert.Equal(before, (await slow.GetAsync(ByApplication(TestEstate.Skype) + Selected)).GetRawText());
        Assert.Equal(before, (await slow.GetAsync(ByApplication(TestEstate.Skype) + Selected)).GetRawText());
        Assert.DoesNotContain("sip.fabrikam.com", Subject(await slow.GetAsync(ByApplication(TestEstate.Skype) + Selected)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_tenant_says_how_long_to_wait_and_then_answers()
    {
        await _estate.SwitchOnAsync("graph-throttled", "{\"requests\":1,\"retryAfterSeconds\":9}");

        using var first = await _estate.Http.GetAsync(new Uri(ByApplication(TestEstate.Skype), UriKind.Relative));
        using var second = await _estate.Http.GetAsync(new Uri(ByApplication(TestEstate.Skype), UriKind.Relative));

        Assert.Equal(429, (int)first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(9), first.Headers.RetryAfter!.Delta);
        Assert.Equal(200, (int)second.StatusCode);
    }

    [Fact]
    public async Task Requests_reads_and_writes_are_counted_and_the_counters_can_be_reset()
    {
        await ReadAsync();
        await PatchAsync(Entry(NewCertificate()));
        var counted = await _estate.GetAsync("estate/counters");
        using var reset = await _estate.Http.PostAsync(new Uri("estate/reset-counters", UriKind.Relative), null);

        Assert.Equal(1, counted.GetProperty("graphWrites").GetInt32());
        Assert.Equal(3, counted.GetProperty("graphRequests").GetInt32());
        Assert.Equal(2, counted.GetProperty("graphReads").GetProperty($"servicePrincipals/{TestEstate.Skype}").GetInt32());
        Assert.Equal(0, (await _estate.GetAsync("estate/counters")).GetProperty("graphRequests").GetInt32());
    }

    internal static string ByApplication(Guid application) => $"graph/v1.0/servicePrincipals(appId='{application}')";

    internal static X509Certificate2 NewCertificate()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=another", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static JsonObject Entry(X509Certificate2 certificate) => new()
    {
        ["type"] = "AsymmetricX509Cert",
        ["usage"] = "Verify",
        ["key"] = Convert.ToBase64String(certificate.RawData),
    };

    private static string Subject(JsonElement principal)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Key(principal).GetProperty("key").GetBytesFromBase64());
        return certificate.Subject;
    }

    private static JsonElement Key(JsonElement principal) => principal.GetProperty("keyCredentials")[0];

    private static async Task<string> IdAsync(TestEstate estate) =>
        (await estate.GetAsync(ByApplication(TestEstate.Skype) + "?$select=id")).GetProperty("id").GetString()!;

    private static async Task<HttpResponseMessage> PatchAsync(TestEstate estate, string id, params JsonNode[] entries)
    {
        var body = new JsonObject { ["keyCredentials"] = new JsonArray([.. entries.Select(e => e.DeepClone())]) };
        return await estate.Http.PatchAsJsonAsync($"graph/v1.0/servicePrincipals/{id}", body);
    }

    private Task<JsonElement> ReadAsync() => _estate.GetAsync(ByApplication(TestEstate.Skype) + Selected);

    private async Task<int> PatchAsync(params JsonNode[] entries)
    {
        using var response = await PatchAsync(_estate, await IdAsync(_estate), entries);
        return (int)response.StatusCode;
    }

    private async Task<string> RefusalAsync(JsonNode entry)
    {
        using var response = await PatchAsync(_estate, await IdAsync(_estate), entry);
        Assert.Equal(400, (int)response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("message").GetString()!;
    }
}
