using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Json;
using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Tests;

/// <summary>An estate of its own for a test, in a directory that goes away with it; made from the samples, with changes.</summary>
public sealed class TestEstate : IAsyncDisposable
{
    public const string Token = "token-of-the-test-estate";
    public const string ShellServer = "fab-ex01.fabrikam.com";
    public const string OtherServer = "fab-ex02.fabrikam.com";
    public const string DomainController = "dc01.fabrikam.com";
    public const string CoexistenceDomain = "fabrikam.mail.onmicrosoft.com";
    public const string Mailbox = "trust.test@fabrikam.com";
    public static readonly Guid Skype = new("00000004-0000-0ff1-ce00-000000000000");
    public static readonly Guid ExchangeOnline = new("00000002-0000-0ff1-ce00-000000000000");

    /// <summary>A stopped estate as the samples make it: copying it spares most tests the time for new RSA keys.</summary>
    private static readonly Lazy<Task<string>> Unchanged = new(async () =>
    {
        var directory = NewDirectory();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(directory, recursive: true);
        await (await OpenAsync(directory)).StopAsync();
        return directory;
    });

    private TestEstate(EstateHost host, string directory)
    {
        Host = host;
        Directory = directory;
        Http = Client(Token);
    }

    public EstateHost Host { get; }

    public string Directory { get; }

    public HttpClient Http { get; }

    public static OrganizationProfile Profile { get; } = TrustJson.Deserialize<OrganizationProfile>(Sample("fabrikam.json"));

    public static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", name));

    public static string EstateFile(Action<JsonNode>? change = null)
    {
        var file = JsonNode.Parse(Sample("fabrikam.estate.json"))!;
        change?.Invoke(file);
        return file.ToJsonString();
    }

    public static EstateOptions Options(string directory, Action<JsonNode>? change = null) => new()
    {
        Profile = Profile,
        EstateFile = EstateFile(change),
        DataDirectory = directory,
        Token = Token,
    };

    public static string NewDirectory() => System.IO.Directory.CreateTempSubdirectory("estate-test-").FullName;

    public static async Task<TestEstate> StartAsync(Action<JsonNode>? change = null, Func<EstateOptions, EstateOptions>? options = null)
    {
        var directory = NewDirectory();
        if (change is null && options is null)
        {
            Copy(await Unchanged.Value, directory);
        }

        return await OpenAsync(directory, change, options);
    }

    /// <summary>Opens the estate of a directory, which may hold a world already.</summary>
    public static async Task<TestEstate> OpenAsync(
        string directory, Action<JsonNode>? change = null, Func<EstateOptions, EstateOptions>? options = null)
    {
        var given = Options(directory, change);
        return new(await EstateHost.StartAsync(options?.Invoke(given) ?? given, CancellationToken.None), directory);
    }

    public HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = Host.Url };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Runs an operation that is expected to succeed.</summary>
    public async Task<CmdletResult> RunAsync(OperationCall call, string server = ShellServer, string kind = "exchange-server")
    {
        using var response = await SendAsync(call, server, kind);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return TrustJson.Deserialize<CmdletResult>(text);
    }

    /// <summary>Runs an operation that is expected to fail.</summary>
    public async Task<CmdletError> FailAsync(OperationCall call, string server = ShellServer, string kind = "exchange-server")
    {
        using var response = await SendAsync(call, server, kind);
        Assert.Equal(422, (int)response.StatusCode);
        return TrustJson.Deserialize<CmdletError>(await response.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> SendAsync(OperationCall call, string server, string kind) =>
        Http.PostAsJsonAsync($"shells/{kind}/{server}", call, TrustJson.Options);

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task SwitchOnAsync(string fault, string body = "{}")
    {
        using var content = new StringContent(body);
        using var response = await Http.PostAsync(new Uri($"estate/faults/{fault}", UriKind.Relative), content);
        Assert.Equal(204, (int)response.StatusCode);
    }

    private static void Copy(string from, string to)
    {
        System.IO.Directory.CreateDirectory(Path.Combine(to, "keys"));
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*.*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    /// <summary>Stops the estate and keeps its directory.</summary>
    public async Task StopAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
